import { getDocument, PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { longReport } from '#tests/corpus/pdf/long-report.ts';
import { makeCorpus } from '#tests/corpus/pdf/make.ts';
import { packedPdf, updatedPdf } from '#tests/corpus/pdf/pdf-writer.ts';
import { ParseAllowance } from './pdf-lexer.ts';
import { collectObjects } from './pdf-objects.ts';
import { pageDirectoryOf } from './page-directory.ts';
import { readXref } from './pdf-xref.ts';

function directoryOf(bytes: Buffer): Buffer | null {
  const allowance = new ParseAllowance(12_000_000);
  const xref = readXref(bytes, 0, allowance);
  return pageDirectoryOf(bytes, xref, collectObjects(bytes, xref, 0, allowance), allowance);
}

interface Seen {
  readonly pages: readonly unknown[];
  readonly outline: unknown;
  readonly fingerprints: unknown;
  /** Of the file itself, until the last page was known. */
  readonly bytesRead: number;
}

/** As the reader asks for them. */
const CHUNK = 128 * 1024;

/** What pdf.js makes of a file that it may read by ranges, with or without bytes behind its end. */
async function seenBy(file: Buffer, behind: Buffer = Buffer.alloc(0)): Promise<Seen> {
  const whole = Buffer.concat([file, behind]);
  let bytesRead = 0;
  class Ranges extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      bytesRead += Math.max(0, Math.min(end, file.length) - begin);
      queueMicrotask(() => this.onDataRange(begin, new Uint8Array(whole.subarray(begin, end))));
    }
  }
  const task = getDocument({
    range: new Ranges(whole.length, null),
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    verbosity: 0,
    useSystemFonts: false,
  });
  const pdf = await task.promise;
  const pages: unknown[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { ref, view, rotate } = await pdf.getPage(number);
    pages.push({ ref, view, rotate });
  }
  const read = bytesRead;
  const outline = await pdf.getOutline();
  const { fingerprints } = pdf;
  await task.destroy();
  return { pages, outline, fingerprints, bytesRead: read };
}

test('RC16 with its page directory behind it a file is the same, and its pages are found in one place', async () => {
  // As an office program writes it: one node for all pages, each page between its content and the next.
  const file = longReport({ pages: 300, mapEvery: 3 });
  const directory = directoryOf(file);
  if (directory === null) throw new Error('it has one');
  const plain = await seenBy(file);
  const helped = await seenBy(file, directory);
  expect({ ...helped, bytesRead: 0 }).toEqual({ ...plain, bytesRead: 0 });
  expect(plain.bytesRead).toBeGreaterThan(file.length / 2);
  expect(helped.bytesRead).toBeLessThan(plain.bytesRead / 5);
  expect(directory.length).toBeLessThan(file.length / 10);
});

test('RC16 an update behind the file takes its newest pages', async () => {
  const old = longReport({ pages: 40 });
  const [, num = '', dict = ''] =
    /(\d+) 0 obj\n(<< \/Type \/Page .*?>>)\nendobj/su.exec(old.toString('latin1')) ?? [];
  const file = updatedPdf(old, { [Number(num)]: dict.replace(/>>$/u, '/Rotate 90 >>') });
  const directory = directoryOf(file);
  if (directory === null) throw new Error('it has one');
  const helped = await seenBy(file, directory);
  expect(helped.pages).toEqual((await seenBy(file)).pages);
  expect(helped.pages[0]).toMatchObject({ rotate: 90 });
});

test('RC16 pages that are packed together, few pages and files not to be trusted have none', async () => {
  const pages = Array.from({ length: 60 }, (_, index) => index + 3);
  const packed = packedPdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Count 60 /Kids [${pages.map((num) => `${num} 0 R`).join(' ')}] >>`,
      ...pages.map(() => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'),
    ],
    [],
  );
  expect(directoryOf(packed)).toBeNull();
  expect(directoryOf(longReport({ pages: 3 }))).toBeNull();
  const file = longReport({ pages: 40 });
  expect(directoryOf(Buffer.concat([Buffer.from('%junk\n'), file]))).toBeNull();
  expect(directoryOf(file.subarray(0, file.length - 200))).toBeNull();
});

test('RC16 whatever a file is like, its page directory changes nothing', async () => {
  const corpus = makeCorpus();
  let tried = 0;
  for (const { name, bytes } of [...corpus.ordinary, ...corpus.noted]) {
    const directory = directoryOf(bytes);
    if (directory === null) continue;
    tried++;
    const plain = await seenBy(bytes);
    const helped = await seenBy(bytes, directory);
    expect({ name, ...helped, bytesRead: 0 }).toEqual({ name, ...plain, bytesRead: 0 });
  }
  expect(tried).toBeGreaterThan(0);
});
