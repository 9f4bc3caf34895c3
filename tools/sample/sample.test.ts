import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createCanvas, loadImage, type ImageData } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PRACTICE_REPORTS } from '#hub/rehearsal/practice-reports.ts';
import { buildSamples, typeset, VARIANTS, type SampleFile, type SampleKey } from './build.ts';
import { AGENDA, COMMENTS, OPINION_ITEMS, PEOPLE, RECHECK } from './dossier.ts';
import { FLAWS, flawsOf } from './flaws.ts';
import { RESPONSES } from './responses.ts';
import { scannedLetter } from './scan.ts';
import { createTypesetter } from './typeset.ts';

interface Read {
  readonly pages: readonly string[];
  readonly sizes: readonly (readonly [number, number])[];
  readonly outline: number;
  readonly title: string;
}

const squeeze = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

async function read(file: SampleFile): Promise<Read> {
  const task = getDocument({
    data: new Uint8Array(readFileSync(file.path)),
    cMapUrl: join(pdfjs, 'cmaps/'),
    standardFontDataUrl: join(pdfjs, 'standard_fonts/'),
    verbosity: 0,
  });
  const document = await task.promise;
  const pages: string[] = [];
  const sizes: [number, number][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    sizes.push([viewport.width, viewport.height]);
    const content = await page.getTextContent();
    pages.push(squeeze(content.items.map((item) => ('str' in item ? item.str : '')).join('')));
  }
  const outline = (await document.getOutline())?.length ?? 0;
  const { info } = await document.getMetadata();
  const title: unknown = (info as { Title?: unknown }).Title;
  await task.destroy();
  return { pages, sizes, outline, title: String(title) };
}

const dir = mkdtempSync(join(tmpdir(), 'yunping-sample-'));
const files = new Map<SampleKey, SampleFile>();
const texts = new Map<SampleKey, Read>();

const text = (key: SampleKey): Read => {
  const found = texts.get(key);
  if (found === undefined) throw new Error(`no text of ${key}`);
  return found;
};

beforeAll(async () => {
  const built = await buildSamples(dir);
  for (const file of built.files) {
    files.set(file.key, file);
    texts.set(file.key, await read(file));
  }
}, 120_000);

afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('the four reports', () => {
  it.each([
    ['flood', 60],
    ['soil', 40],
    ['floodRevised', 64],
    ['soilRevised', 44],
  ] as const)('%s has at least %i pages and stays small', (key, pages) => {
    const file = files.get(key);
    expect(file?.pages).toBeGreaterThanOrEqual(pages);
    expect(file?.pages).toBe(text(key).pages.length);
    expect(file?.sizeBytes).toBeLessThan(12 * 1024 * 1024);
    expect(text(key).outline).toBeGreaterThan(8);
    expect(text(key).title).toContain('平城区红卫桥、小南头断面水质提升工程');
  });

  it.each(['flood', 'soil', 'floodRevised', 'soilRevised'] as const)(
    '%s has one A3 landscape sheet',
    (key) => {
      const wide = text(key).sizes.filter(([w, h]) => Math.abs(w - 1190.55) < 2 && Math.abs(h - 841.89) < 2);
      expect(wide).toHaveLength(1);
    },
  );

  it('the flood report has exactly one page without text', () => {
    expect(text('flood').pages.filter((page) => page === '')).toHaveLength(1);
    expect(text('floodRevised').pages.filter((page) => page === '')).toHaveLength(1);
    expect(text('soil').pages.filter((page) => page === '')).toHaveLength(0);
  });
});

describe('flaws and answers', () => {
  it.each(FLAWS)('$id is quoted from one page of the submitted report', (flaw) => {
    const at = text(flaw.report).pages.filter((page) => page.includes(squeeze(flaw.quote)));
    expect(at.length).toBeGreaterThanOrEqual(1);
  });

  it.each(RESPONSES)('the answer to $flawId is found in the revised report', (row) => {
    const key: SampleKey = row.flawId.startsWith('A') ? 'floodRevised' : 'soilRevised';
    expect(text(key).pages.some((page) => page.includes(squeeze(row.quote)))).toBe(true);
  });

  it('a corrected passage is gone from the revised report', () => {
    for (const id of ['A01', 'A04', 'A07', 'A10', 'A11', 'A12', 'B01', 'B02', 'B05', 'B08', 'B10']) {
      const flaw = FLAWS.find((item) => item.id === id);
      const pages = text(flaw?.report === 'flood' ? 'floodRevised' : 'soilRevised').pages;
      expect(pages.some((page) => page.includes(squeeze(flaw?.quote ?? '?')))).toBe(false);
    }
  });

  it('there are at least 14 and 10 of them, each answered once', () => {
    expect(flawsOf('flood').length).toBeGreaterThanOrEqual(14);
    expect(flawsOf('soil').length).toBeGreaterThanOrEqual(10);
    expect(RESPONSES.map((row) => row.flawId)).toEqual(FLAWS.map((flaw) => flaw.id));
  });
});

describe('the dossier', () => {
  it('merges every comment into exactly one opinion item of its own report', () => {
    const merged = OPINION_ITEMS.flatMap((item) => item.flawIds.map((id) => ({ id, report: item.report })));
    expect(merged.map((item) => item.id).sort()).toEqual(FLAWS.map((flaw) => flaw.id).sort());
    for (const item of merged) expect(FLAWS.find((flaw) => flaw.id === item.id)?.report).toBe(item.report);
  });

  it('names an expert of the right panel for every comment and recheck', () => {
    for (const comment of COMMENTS)
      expect(PEOPLE.find((person) => person.key === comment.author)?.report).toBe(comment.report);
    expect(RECHECK).toHaveLength(FLAWS.length);
  });

  it('fills the afternoon without gaps', () => {
    const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
    for (const [i, step] of AGENDA.entries()) {
      const next = AGENDA[i + 1];
      expect(minutes(step.start) + step.minutes).toBe(
        next === undefined ? minutes('17:00') : minutes(next.start),
      );
    }
  });
});

describe('building', () => {
  it('gives the same bytes again', async () => {
    const { files: again } = await buildSamples(join(dir, 'again'), { only: ['soil'] });
    expect(again[0]?.sha256).toBe(files.get('soil')?.sha256);
  }, 60_000);

  it('takes files of the same content key as they are', async () => {
    const writtenAt = (): readonly number[] => [...files.values()].map((file) => statSync(file.path).mtimeMs);
    const before = writtenAt();
    const { files: cached } = await buildSamples(dir);
    expect(writtenAt()).toEqual(before);
    expect(cached.map((file) => file.sha256)).toEqual([...files.values()].map((file) => file.sha256));
  });
});

describe('the reports that ship with the hub', () => {
  it.each(PRACTICE_REPORTS)(
    '$key is, to the byte, what its sources make',
    async (shipped) => {
      const variant = VARIANTS.find(({ key }) => key === shipped.key);
      if (!variant) throw new Error(`no sample ${shipped.key}`);
      const bytes = readFileSync(shipped.path);
      const made = await typeset(await createTypesetter(), variant, () => letterIn(bytes));
      expect(sha256(made)).toBe(sha256(bytes));
      expect(shipped.pages).toBe(text(shipped.key).pages.length);
    },
    60_000,
  );

  // Native code draws and packs it, and may round otherwise on another processor: equal to the eye, not to the byte.
  it('flood.pdf has the letter that is drawn now', async () => {
    const [flood] = PRACTICE_REPORTS;
    const shipped = await pixelsOf(letterIn(readFileSync(flood.path)));
    const drawn = await pixelsOf(scannedLetter());
    expect([drawn.width, drawn.height]).toEqual([shipped.width, shipped.height]);
    const apart = drawn.data.reduce((sum, value, at) => sum + Math.abs(value - (shipped.data[at] ?? 0)), 0);
    expect(apart / drawn.data.length).toBeLessThan(0.5);
  });
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The one JPEG of a report, as it stands in the file; none where there is none. */
function letterIn(pdf: Buffer): Uint8Array {
  const from = pdf.indexOf(Buffer.from('ffd8ff', 'hex'));
  return from < 0 ? new Uint8Array() : pdf.subarray(from, pdf.indexOf('\nendstream', from));
}

async function pixelsOf(jpeg: Uint8Array): Promise<ImageData> {
  const image = await loadImage(jpeg);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}
