import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MemoryTexts } from '#shared/search/memory-texts.ts';
import { BlobCache } from '#electron/workspace/files/blob-cache.ts';
import { HubSession } from '#electron/workspace/hub-session.ts';
import { migrate } from '#electron/workspace/store/migrate.ts';
import { openDatabase } from '#electron/workspace/store/open-database.ts';
import type { SessionAnswer } from '#shared/protocol/http.ts';
import { hubProcess } from '#tools/demo/hub-process.ts';
import { Participant } from '#tools/demo/participant.ts';
import { hubReview, PASSWORD } from './hub-review.ts';
import { lengthenPanelLedger } from './long-ledger.ts';
import { figures, result, type BenchCase } from './measure.ts';
import { DOSSIER } from './prepared-review.ts';
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
        const session = await login(hub.url);
        const cold = await secondsToCatchUp(hub.url, session);
        tell(`${cold.toFixed(2)} s with a hub that has just started, not counted`);
        const seconds: number[] = [];
        const processor = [process.pid, hub.child.pid].map((pid) => ({ pid, before: processorSeconds(pid) }));
        for (let run = 0; run < RUNS; run++) seconds.push(await secondsToCatchUp(hub.url, session));
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

async function login(hubUrl: string): Promise<SessionAnswer> {
  const answer = await new Participant(hubUrl).api.login({ login: 'clerk', password: PASSWORD });
  if (!answer.ok) throw new Error(`no session: ${answer.error.code}`);
  return answer.value;
}

async function secondsToCatchUp(hubUrl: string, answer: SessionAnswer): Promise<number> {
  const dir = mkdtempSync(path.join(tmpdir(), 'yunping-bench-replica-'));
  const db = openDatabase(path.join(dir, 'replica.db'));
  migrate(db);
  const up = Promise.withResolvers<void>();
  const caughtUp = Promise.withResolvers<number>();
  const session = new HubSession(
    db,
    new BlobCache(path.join(dir, 'blobs')),
    path.join(dir, 'pictures'),
    new MemoryTexts(),
    hubUrl,
    answer,
    {
      tell: () => {
        const { replica } = session.dossiers.desk.find(DOSSIER) ?? {};
        const head = replica?.view.heads.find(({ ledgerId }) => ledgerId === 'panel');
        if (head && head.seq >= EVENTS) caughtUp.resolve(performance.now());
      },
      linkUp: () => up.resolve(),
      linkDown: () => caughtUp.reject(new Error('the connection broke')),
      unsentChanged: () => undefined,
      accountChanged: () => undefined,
      ended: () => undefined,
      refused: (fault) => caughtUp.reject(new Error(fault.code)),
    },
  );
  try {
    const begin = performance.now();
    session.connect();
    await up.promise;
    const opened = await session.dossiers.open(DOSSIER);
    if (!opened.ok) throw new Error(`not opened: ${opened.error.code}`);
    return ((await caughtUp.promise) - begin) / 1000;
  } finally {
    session.close();
    db.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
