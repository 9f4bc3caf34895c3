import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { pageText } from '#shared/anchoring/page-text.ts';
import type { Rect } from '#shared/anchoring/anchor.ts';
import type { RunBox } from '#shared/anchoring/carry/run-boxes.ts';
import type { Atom, TypesetPage } from './typeset.ts';

export interface RealReport {
  readonly pages: readonly TypesetPage[];
  /** The text without its running heads. */
  readonly atoms: readonly Atom[];
}

const CMAPS = fileURLToPath(new URL('../../node_modules/pdfjs-dist/cmaps/', import.meta.url));

/** A PDF's pages as pdf.js reads them; what stands above `headLine` points is a running head. */
export async function readRealReport(file: string, headLine: number): Promise<RealReport> {
  const task = getDocument({
    data: new Uint8Array(await readFile(file)),
    useSystemFonts: false,
    verbosity: 0,
    cMapUrl: CMAPS.endsWith(path.sep) ? CMAPS : `${CMAPS}${path.sep}`,
    cMapPacked: true,
  });
  const document = await task.promise;
  const atoms: Atom[] = [];
  const pages: TypesetPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item) => ('str' in item ? [item] : []));
    const boxes = runs.map(({ transform, width, height, str }): RunBox => {
      const [, , , , x = 0, y = 0] = transform as number[];
      return { x, y, dx: width, dy: 0, height, units: str.length };
    });
    const text = pageText(runs.map(({ str, hasEOL }) => ({ text: str, endsLine: hasEOL })));
    const ofPage = new Int32Array(text.text.length).fill(-1);
    for (let unit = 0; unit < ofPage.length; unit++) {
      if ((boxes[text.runs[unit] ?? 0]?.y ?? 0) >= headLine) continue;
      ofPage[unit] = atoms.length;
      atoms.push({ character: text.text.charAt(unit), origin: atoms.length, isNew: false });
    }
    pages.push({ content: { text, boxes, view: page.view as unknown as Rect }, atoms: ofPage });
    page.cleanup();
  }
  await task.destroy();
  return { pages, atoms };
}
