import type { SessionAnswer } from '#shared/protocol/http.ts';
import { hubProcess } from '#tools/demo/hub-process.ts';
import { clerkSession, Desktop } from './desktop.ts';
import { hubReview } from './hub-review.ts';
import { lengthenPanelLedger } from './long-ledger.ts';
import { figures, result, type BenchCase } from './measure.ts';
import { processorSeconds } from './processor-time.ts';

const EVENTS = 50_000;
const RUNS = 5;

/**
 * A desktop that has nothing opens a dossier of which one ledger has 50,000 lines: from connecting to the hub
 * until every line is checked, durable in its database and folded into what the screen shows.
 */
export const catchUp: BenchCase = {
  ids: ['sync.catchup'],
  async run(tell) {
    const review = await hubReview({ experts: 3 });
    try {
      await review.stopHub();
      await lengthenPanelLedger(review.dataDir, EVENTS);
      tell(`${EVENTS} lines written`);
      const hub = await hubProcess(review.dataDir);
      try {
        const session = await clerkSession(hub.url);
        const cold = await secondsOnNewDesktop(hub.url, session);
        tell(`${cold.toFixed(2)} s with a hub that has just started, not counted`);
        const seconds: number[] = [];
        const processor = [process.pid, hub.child.pid].map((pid) => ({ pid, before: processorSeconds(pid) }));
        for (let run = 0; run < RUNS; run++) seconds.push(await secondsOnNewDesktop(hub.url, session));
        const [here, there] = processor.map(({ pid, before }) => {
          const after = processorSeconds(pid);
          return after === null || before === null ? '?' : ((after - before) / RUNS).toFixed(2);
        });
        tell(`${RUNS} fresh replicas; each took ${here} s of processor time here and ${there} s in the hub`);
        return [result('sync.catchup', 's', figures(seconds), null, { atMost: 2 })];
      } finally {
        await hub.stop();
      }
    } finally {
      await review.close();
    }
  },
};

async function secondsOnNewDesktop(hubUrl: string, session: SessionAnswer): Promise<number> {
  const desktop = new Desktop();
  try {
    return await desktop.secondsToCatchUp(hubUrl, session, EVENTS);
  } finally {
    desktop.remove();
  }
}
