import { LONG_REPORTS } from './long-reports.ts';
import { figures, result, type BenchCase } from './measure.ts';
import { buildPages } from './reader/built-pages.ts';
import { launchBrowser } from './reader/open-reader.ts';

const COMMENTS = 10_000;
const ROUNDS = 5;
const ALL = { scope: 'all', severity: 'all', order: 'page' };
/** What a person chooses, one after the other: how grave, whose, where, in which state, and in what order. */
const CHOICES = [
  { ...ALL, severity: 'mustFix' },
  { ...ALL, scope: 'page' },
  { ...ALL, scope: 'unread' },
  { ...ALL, chapter: 3 },
  { ...ALL, author: 'member-2' },
  { ...ALL, state: 'merged' },
  { ...ALL, order: 'number' },
  { ...ALL, order: 'chapter' },
  { ...ALL, order: 'author' },
  { ...ALL, order: 'severity' },
  { ...ALL, order: 'state' },
  { ...ALL, order: 'similar' },
  ALL,
];

/** A choice among 10,000 comments to the list for it on the screen: the reader's own list, in a browser, painted. */
export const listFilter: BenchCase = {
  ids: ['list.filter'],
  async run(tell) {
    const [report] = LONG_REPORTS;
    if (!report) throw new Error('no report to serve');
    const pages = await buildPages(['comment-list'], report.path(tell));
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(pages.address('comment-list', `&comments=${COMMENTS}`));
      await page.waitForFunction('window.list !== undefined');
      const times: number[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        for (const choice of CHOICES) {
          const chosen = await page.evaluate<{ ms: number; listed: number }>(
            `window.list.choose(${JSON.stringify(choice)})`,
          );
          if (chosen.listed === 0) throw new Error(`nothing is listed for ${JSON.stringify(choice)}`);
          // The first round, in which code is compiled, is not counted.
          if (round > 0) times.push(chosen.ms);
        }
      }
      tell(`${COMMENTS} comments, ${CHOICES.length} choices, ${ROUNDS} rounds`);
      return [result('list.filter', 'ms', figures(times), null, { atMost: 50 })];
    } finally {
      await browser.close();
      await pages.close();
    }
  },
};
