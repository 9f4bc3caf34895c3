import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number().default(0),
      /** Processor time of the thread, in microseconds; the wall would measure the machine. */
      tdur: z.number().optional(),
      args: z.object({ name: z.unknown() }).partial().optional(),
    }),
  ),
});

/**
 * What each frame of a page cost its main thread in processor time, in milliseconds, of what is opened in it
 * after this, until the answer is called. Something moves all the time, so that there are frames.
 */
export async function watchFrames(browser: Browser, page: Page): Promise<() => Promise<readonly number[]>> {
  await page.addInitScript(() => {
    const beat = (): void => void requestAnimationFrame(beat);
    beat();
  });
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'devtools.timeline.frame'],
  });
  return async () => frameCosts(traceSchema.parse(JSON.parse((await browser.stopTracing()).toString())));
}

function frameCosts({ traceEvents }: z.infer<typeof traceSchema>): readonly number[] {
  const thread = ({ pid, tid }: { readonly pid: number; readonly tid: number }): string => `${pid} ${tid}`;
  const frames = traceEvents.filter(({ name }) => name === 'FireAnimationFrame');
  const byThread = Map.groupBy(frames, thread);
  const [page = ''] = [...byThread].sort(([, a], [, b]) => b.length - a.length).map(([key]) => key);
  const starts = (byThread.get(page) ?? []).map(({ ts }) => ts).sort((a, b) => a - b);
  const costs = starts.map(() => 0);
  const tasks = traceEvents
    .filter((event) => thread(event) === page && TASKS.has(event.name))
    .sort((a, b) => a.ts - b.ts);
  let frame = 0;
  for (const { ts, tdur = 0 } of tasks) {
    while (frame < starts.length && ts >= (starts[frame] ?? 0)) frame++;
    if (frame > 0) costs[frame - 1] = (costs[frame - 1] ?? 0) + tdur / 1000;
  }
  return costs;
}

/** One task of a thread, of which all it does is a part. */
const TASKS: ReadonlySet<string> = new Set(['ThreadControllerImpl::RunTask']);

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
