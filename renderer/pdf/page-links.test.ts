import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { readPageLinks } from './page-links.ts';

const pageWith = (...annotations: readonly unknown[]) =>
  ({ getAnnotations: () => Promise.resolve(annotations) }) as unknown as PDFPageProxy;

test('RD8 a link inside the report can be pressed', async () => {
  const links = await readPageLinks(
    pageWith(
      { subtype: 'Link', dest: 'chapter.4', rect: [10, 20, 30, 40] },
      { subtype: 'Link', dest: [{ num: 3, gen: 0 }, { name: 'Fit' }], rect: [1, 2, 3, 4] },
    ),
  );
  expect(links.map(({ rect }) => rect)).toEqual([
    [10, 20, 30, 40],
    [1, 2, 3, 4],
  ]);
});

test('RD8 what leads out of the report, launches, submits or runs has no way to be pressed', async () => {
  const rect = [0, 0, 100, 100];
  const links = await readPageLinks(
    pageWith(
      { subtype: 'Link', url: 'https://example.org/', unsafeUrl: 'https://example.org/', rect },
      { subtype: 'Link', action: 'Print', rect },
      { subtype: 'Link', attachment: { filename: 'a.exe' }, rect },
      { subtype: 'Link', dest: 'x', rect: [0, 0, 'NaN', 1] },
      { subtype: 'Widget', actions: { Action: ['app.alert(1)'] }, rect },
      { subtype: 'FileAttachment', dest: 'x', rect },
      null,
    ),
  );
  expect(links).toEqual([]);
});
