import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { longReport } from '#tests/corpus/pdf/long-report.ts';
import { CHINESE_PDFS, chinesePdf } from './chinese-pdfs.ts';

export interface LongReport {
  readonly pages: number;
  readonly path: (tell: (line: string) => void) => string;
}

const GENERATED_PAGES = 1000;
/** In the file's name: a change of the generator makes it anew. */
const GENERATED_EDITION = 1;

/** Reports of 251, 429 and 1,000 pages: two that exist, and one made here. */
export const LONG_REPORTS: readonly LongReport[] = [
  ...CHINESE_PDFS.map((pdf) => ({
    pages: pdf.pages,
    path: (tell: (line: string) => void) => chinesePdf(pdf, tell),
  })),
  { pages: GENERATED_PAGES, path: generated },
];

function generated(): string {
  const cache = path.join(
    process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'),
    'yunping',
    'bench',
  );
  const kept = path.join(cache, `generated-${GENERATED_PAGES}-${GENERATED_EDITION}.pdf`);
  if (existsSync(kept)) return kept;
  mkdirSync(cache, { recursive: true });
  const labels = { front: 6, appendix: 20 };
  writeFileSync(`${kept}.new`, longReport({ pages: GENERATED_PAGES, mapEvery: 50, labels }));
  renameSync(`${kept}.new`, kept);
  return kept;
}
