import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPageTexts } from '#electron/workspace/store/page-texts.ts';
import { dossierIdSchema, sha256Schema, type Sha256 } from '#shared/domain/ids.ts';
import { DossierTexts } from '#shared/search/dossier-texts.ts';
import type { SearchableFile } from '#shared/search/searchable-files.ts';
import { foundTextsSchema, MOST_PAGES_AT_ONCE } from '#shared/search/text-index.ts';
import { FLOOD, versionId } from '#shared/testing/cast.ts';
import { readRealReport } from '../carry/real-report.ts';
import { CHINESE_PDFS, chinesePdf } from './chinese-pdfs.ts';
import { figures, result, type BenchCase } from './measure.ts';

const PAGES = 2_000;
const PAGES_A_FILE = 250;
const ROUNDS = 5;
/** A common character, words, words over a page break or none, a form nobody typed, and nothing at all. */
const QUERIES = ['的', '1', '字体', '命令', '這個', 'ＴｅＸ', '段落的第一行', '防洪评价报告不在其中'];
const DOSSIER = dossierIdSchema.parse('bench-dossier');

/**
 * Typed words to listed places in a dossier of 2,000 pages, as a desktop does it: texts of a real report in
 * `index.db`, the answer parsed as the window parses it. Each query is asked first of a store that was just opened.
 */
export const searchFirst: BenchCase = {
  ids: ['search.first'],
  async run(tell) {
    const pdf = CHINESE_PDFS.find(({ pages }) => pages === 430);
    if (!pdf) throw new Error('no 430-page report');
    const report = await readRealReport(chinesePdf(pdf, tell), Infinity);
    const texts = report.pages.map(({ content }) => content.text.text);
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-bench-search-'));
    try {
      const index = path.join(dir, 'index.db');
      const files = fillIndex(index, texts);
      const units = texts.reduce((sum, text) => sum + text.length, 0);
      tell(`${PAGES} pages, ${Math.round((units / texts.length) * PAGES).toLocaleString('en')} characters`);
      const cold: number[] = [];
      const warm: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        for (const query of QUERIES) {
          const store = openPageTexts(index);
          const dossier = new DossierTexts({ store, owner: 'bench', searchable: () => files });
          cold.push(ask(dossier, query));
          warm.push(ask(dossier, query));
          store.close();
        }
      }
      tell(`asked again: ${figures(warm).p50.toFixed(1)} ms (p95 ${figures(warm).p95.toFixed(1)} ms)`);
      return [result('search.first', 'ms', figures(cold), null, { atMost: 300 })];
    } finally {
      fs.rmSync(dir, { recursive: true, force: true });
    }
  },
};

function fillIndex(index: string, texts: readonly string[]): readonly SearchableFile[] {
  const files = Array.from({ length: PAGES / PAGES_A_FILE }, (_, number) => aFile(number));
  const store = openPageTexts(index);
  const dossier = new DossierTexts({ store, owner: 'bench', searchable: () => files });
  for (const [number, { file }] of files.entries()) {
    for (let from = 0; from < PAGES_A_FILE; from += MOST_PAGES_AT_ONCE) {
      const count = Math.min(MOST_PAGES_AT_ONCE, PAGES_A_FILE - from);
      const pages = Array.from(
        { length: count },
        (__, page) => texts[(number * PAGES_A_FILE + from + page) % texts.length] ?? '',
      );
      dossier.put({ dossierId: DOSSIER, sha256: file.sha256, pageCount: PAGES_A_FILE, from, texts: pages });
    }
  }
  store.close();
  return files;
}

function aFile(number: number): SearchableFile {
  const sha256: Sha256 = sha256Schema.parse(String(number).padStart(64, '0'));
  return {
    itemId: FLOOD,
    versionId: versionId(`bench-version-${number}`),
    isCurrent: true,
    file: { sha256, sizeBytes: 1, name: `${number}.pdf`, pages: PAGES_A_FILE },
  };
}

function ask(dossier: DossierTexts, query: string): number {
  const begin = performance.now();
  foundTextsSchema.parse(structuredClone(dossier.find(DOSSIER, query)));
  return performance.now() - begin;
}
