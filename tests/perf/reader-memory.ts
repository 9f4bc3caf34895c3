import { readdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { LONG_REPORTS } from './long-reports.ts';
import { figures, result, type BenchCase } from './measure.ts';
import { buildPages } from './reader/built-pages.ts';
import { BROWSER, openReader } from './reader/open-reader.ts';

const RUNS = 2;
const PAGES_READ = 200;

/** What the page's process holds after 200 pages were looked at one after the other, in megabytes; Linux only. */
export const readerMemory: BenchCase = {
  ids: ['reader.memory'],
  async run(tell) {
    const [report] = LONG_REPORTS;
    if (!report) throw new Error('no report to read');
    const pages = await buildPages(['reader-ours', 'reader-base'], report.path(tell));
    const sizes = { 'reader-ours': [] as number[], 'reader-base': [] as number[] };
    try {
      for (let run = 0; run < RUNS; run++) {
        for (const name of ['reader-ours', 'reader-base'] as const) {
          sizes[name].push(await memoryAfterReading(pages.address(name)));
        }
      }
    } finally {
      await pages.close();
    }
    const ours = figures(sizes['reader-ours']);
    return [result('reader.memory', 'MB', ours, figures(sizes['reader-base']), { atMost: 1.2 })];
  },
};

/** In a browser of its own, so that all its page processes are this page's. */
async function memoryAfterReading(url: string): Promise<number> {
  const server = await chromium.launchServer(BROWSER);
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await openReader(browser, url);
    for (let number = 2; number <= PAGES_READ; number++) {
      await page.evaluate(`window.reader.jump(${number})`);
    }
    await page.requestGC();
    const bytes = pageProcesses(server.process().pid ?? 0).reduce(
      (sum, pid) => sum + proportionalBytes(pid),
      0,
    );
    await browser.close();
    return bytes / 1024 / 1024;
  } finally {
    await server.close();
  }
}

/** The processes below the browser's that show pages. */
function pageProcesses(browser: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readText(`/proc/${name}/stat`) : '';
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at; at = parents.get(at)) if (at === browser) return true;
    return false;
  };
  return [...parents.keys()].filter(
    (pid) => isBelow(pid) && readText(`/proc/${pid}/cmdline`).includes('--type=renderer'),
  );
}

/** Memory shared with others counts in part. */
function proportionalBytes(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB$/mu.exec(readText(`/proc/${pid}/smaps_rollup`))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/** Empty where the process has ended meanwhile. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
