import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test, vi } from 'vitest';
import type { ExchangeProgress, ReportSource } from './exchange-task.ts';
import { ExchangeError } from './fetch-report.ts';
import { makeFile, readFile } from './perform-task.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function aReport(): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  document.addPage();
  return new Uint8Array(await document.save());
}

function sourceOf(bytes: Uint8Array): ReportSource {
  const headers = { authorization: 'Bearer t' };
  return { url: 'app://bundle/blob', headers, sha256: hashOf(bytes), sizeBytes: bytes.length, name: 'a.pdf' };
}

/** The reason a copy was not made of what comes for `source`; null when it was. */
async function reasonFor(source: ReportSource, answer: () => Response): Promise<string | null> {
  vi.stubGlobal('fetch', () => Promise.resolve().then(answer));
  const task = { kind: 'copy', report: source, comments: [], compilerUnit: '' } as const;
  try {
    await makeFile(task, () => undefined);
    return null;
  } catch (error) {
    return error instanceof ExchangeError ? error.reason : String(error);
  } finally {
    vi.unstubAllGlobals();
  }
}

test('EX5 D1 a copy is made of the bytes on record and of no others; every failure has its reason', async () => {
  const report = await aReport();
  const source = sourceOf(report);
  const other = report.slice();
  other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1;
  const text = new TextEncoder().encode('no PDF');
  expect(await reasonFor(source, () => new Response(report))).toBeNull();
  expect(await reasonFor(source, () => new Response(other))).toBe('changed');
  expect(await reasonFor(source, () => new Response(report.subarray(0, 100)))).toBe('changed');
  expect(await reasonFor(source, () => new Response(new Uint8Array([...report, 1])))).toBe('changed');
  expect(await reasonFor(source, () => new Response(null, { status: 403 }))).toBe('refused');
  expect(await reasonFor(sourceOf(text), () => new Response(text))).toBe('damaged');
  const broken = (): Response => {
    throw new TypeError('no link');
  };
  expect(await reasonFor(source, broken)).toBe('unreachable');
});

test('EX5 progress is told while a report is fetched and while it is written', async () => {
  const report = await aReport();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(report)));
  const told: ExchangeProgress[] = [];
  await makeFile({ kind: 'xfdf', report: sourceOf(report), comments: [], compilerUnit: '' }, (progress) =>
    told.push(progress),
  );
  vi.unstubAllGlobals();
  expect(new Set(told.map(({ phase }) => phase))).toEqual(new Set(['fetching', 'writing']));
  expect(told.filter(({ phase }) => phase === 'fetching').at(-1)?.done).toBe(report.length);
});

test('EX8 a file is read in the encoding it names, and refused where its bytes are not of it', async () => {
  const xfdf = (encoding: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?><xfdf xmlns="http://ns.adobe.com/xfdf/"><annots><text page="0"><contents>\u56f4\u5830</contents></text></annots></xfdf>`;
  const contentsOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
    const result = await readFile(new Blob([bytes]));
    return result.ok ? (result.value[0]?.contents ?? '') : result.error;
  };
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${xfdf('UTF-16')}`, 'utf16le'));
  const [head = '', tail = ''] = xfdf('GBK').split('\u56f4\u5830');
  const gbk = new Uint8Array([...Buffer.from(head), 0xce, 0xa7, 0xd1, 0xdf, ...Buffer.from(tail)]);
  expect(await contentsOf(new Uint8Array(Buffer.from(xfdf('UTF-8'))))).toBe('围堰');
  expect(await contentsOf(utf16)).toBe('围堰');
  expect(await contentsOf(gbk)).toBe('围堰');
  const mislabelled = new Uint8Array(
    Buffer.from(Buffer.from(gbk).toString('latin1').replace('GBK', 'utf-8'), 'latin1'),
  );
  expect(await contentsOf(mislabelled)).toBe('notXml');
  expect(await contentsOf(new Uint8Array(Buffer.from(xfdf('no-such'))))).toBe('notXml');
});
