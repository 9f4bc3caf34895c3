import { LONG_REPORTS } from './long-reports.ts';
import { figures, result, type BenchCase, type CaseResult } from './measure.ts';
import { buildPages } from './reader/built-pages.ts';
import { launchBrowser, openReader } from './reader/open-reader.ts';

const RUNS = 5;
const MARKS = 5_000;
const FRAMES = 240;
const PIXELS_A_FRAME = 60;
/** Of all frames, the longest: what a hand feels. A mean over them has no steps, as a count of frames would. */
const LONGEST_SHARE = 0.1;

/**
 * The longest tenth of the frames while a report is scrolled through: our viewer with 5,000 marks in the report,
 * and pdf.js's own components with none.
 */
export const readerScroll: BenchCase = {
  ids: LONG_REPORTS.map(({ pages }) => `reader.scroll.${pages}`),
  async run(tell) {
    const browser = await launchBrowser();
    try {
      const results: CaseResult[] = [];
      for (const report of LONG_REPORTS) {
        const pages = await buildPages(['reader-ours', 'reader-base'], report.path(tell));
        const means = { 'reader-ours': [] as number[], 'reader-base': [] as number[] };
        const long = { 'reader-ours': 0, 'reader-base': 0 };
        try {
          for (let run = 0; run < RUNS; run++) {
            for (const name of ['reader-ours', 'reader-base'] as const) {
              const query = name === 'reader-ours' ? `&marks=${MARKS}` : '';
              const page = await openReader(browser, pages.address(name, query));
              await page.evaluate(`window.reader.jump(${Math.round(report.pages / 3)})`);
              const frames = await page.evaluate<number[]>(
                `window.reader.scroll(${PIXELS_A_FRAME}, ${FRAMES})`,
              );
              means[name].push(longest(frames));
              long[name] += frames.filter((time) => time > 50).length;
              await page.close();
            }
          }
        } finally {
          await pages.close();
        }
        tell(
          `frames over 50 ms of ${RUNS * FRAMES}: ours ${long['reader-ours']}, base ${long['reader-base']}`,
        );
        const id = `reader.scroll.${report.pages}`;
        const base = figures(means['reader-base']);
        results.push(result(id, 'ms', figures(means['reader-ours']), base, { atMost: 1.1 }));
      }
      return results;
    } finally {
      await browser.close();
    }
  },
};

function longest(frames: readonly number[]): number {
  const sorted = [...frames].sort((a, b) => b - a);
  const tail = sorted.slice(0, Math.ceil(sorted.length * LONGEST_SHARE));
  return tail.reduce((sum, time) => sum + time, 0) / tail.length;
}
