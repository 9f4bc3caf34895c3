import { LONG_REPORTS } from './long-reports.ts';
import { figures, result, type BenchCase, type CaseResult } from './measure.ts';
import { buildPages } from './reader/built-pages.ts';
import { launchBrowser, openReader } from './reader/open-reader.ts';

const OPENINGS = 4;
/** In parts of the report: back and forth, never near to where one is. */
const JUMPS = [0.5, 0.9, 0.3, 0.72, 0.12, 0.97, 0.4];

/** From asking for a far page of an open report until it is drawn: our viewer, and pdf.js's own components. */
export const readerJump: BenchCase = {
  ids: LONG_REPORTS.map(({ pages }) => `reader.jump.${pages}`),
  async run(tell) {
    const browser = await launchBrowser();
    try {
      const results: CaseResult[] = [];
      for (const report of LONG_REPORTS) {
        const pages = await buildPages(['reader-ours', 'reader-base'], report.path(tell));
        const times = { 'reader-ours': [] as number[], 'reader-base': [] as number[] };
        try {
          for (let opening = 0; opening < OPENINGS; opening++) {
            for (const name of ['reader-ours', 'reader-base'] as const) {
              const page = await openReader(browser, pages.address(name));
              for (const share of JUMPS) {
                const to = Math.round(share * report.pages);
                times[name].push(await page.evaluate<number>(`window.reader.jump(${to})`));
              }
              await page.close();
            }
          }
        } finally {
          await pages.close();
        }
        tell(`${times['reader-ours'].length} jumps in ${report.pages} pages`);
        const ours = figures(times['reader-ours']);
        const id = `reader.jump.${report.pages}`;
        results.push(result(id, 'ms', ours, figures(times['reader-base']), { atMost: 1.2 }));
      }
      return results;
    } finally {
      await browser.close();
    }
  },
};
