import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { CHINESE_PDFS, chinesePdf } from './chinese-pdfs.ts';
import { figures, result, type BenchCase, type CaseResult } from './measure.ts';
import { measureReaderFirstPage } from './reader/first-page.ts';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** Asking for a long report until its first page is drawn: our viewer, and the least page that pdf.js needs. */
export const readerFirst: BenchCase = {
  ids: CHINESE_PDFS.map(({ pages }) => `reader.first.${pages}`),
  async run(tell) {
    const browser = await chromium.launch({
      ...(existsSync(DEBIAN_CHROMIUM) ? { executablePath: DEBIAN_CHROMIUM } : { channel: 'chrome' }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], // Chromium refuses its sandbox to root
    });
    try {
      const results: CaseResult[] = [];
      for (const pdf of CHINESE_PDFS) {
        const times = await measureReaderFirstPage(browser, chinesePdf(pdf, tell));
        tell(`${times.ours.length} openings of ${pdf.debianPackage}`);
        const id = `reader.first.${pdf.pages}`;
        results.push(result(id, 'ms', figures(times.ours), figures(times.base), { atMost: 1.5 }));
      }
      return results;
    } finally {
      await browser.close();
    }
  },
};
