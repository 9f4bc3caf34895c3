import { LONG_REPORTS } from './long-reports.ts';
import { figures, result, type BenchCase, type CaseResult } from './measure.ts';
import { measureReaderFirstPage } from './reader/first-page.ts';
import { launchBrowser } from './reader/open-reader.ts';

/** Asking for a long report until its first page is drawn: our viewer, and pdf.js's own components. */
export const readerFirst: BenchCase = {
  ids: LONG_REPORTS.map(({ pages }) => `reader.first.${pages}`),
  async run(tell) {
    const browser = await launchBrowser();
    try {
      const results: CaseResult[] = [];
      for (const report of LONG_REPORTS) {
        const times = await measureReaderFirstPage(browser, report.path(tell));
        tell(`${times.ours.length} openings of ${report.pages} pages`);
        const id = `reader.first.${report.pages}`;
        results.push(result(id, 'ms', figures(times.ours), figures(times.base), { atMost: 1.2 }));
      }
      return results;
    } finally {
      await browser.close();
    }
  },
};
