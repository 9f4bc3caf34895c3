import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BlobCache } from '#electron/workspace/files/blob-cache.ts';
import { HubSession } from '#electron/workspace/hub-session.ts';
import { migrate } from '#electron/workspace/store/migrate.ts';
import { openDatabase } from '#electron/workspace/store/open-database.ts';
import { fromSnapshot } from '#renderer/app/client/desktop-dossier.ts';
import { collectRows } from '#renderer/comments/collect-rows.ts';
import { filterRows, NO_FILTER } from '#renderer/comments/filter-rows.ts';
import { tableValues } from '#shared/lib/table.ts';
import type { SessionAnswer } from '#shared/protocol/http.ts';
import { ipcContract } from '#shared/protocol/ipc/contract.ts';
import { MemoryTexts } from '#shared/search/memory-texts.ts';
import { hubProcess } from '#tools/demo/hub-process.ts';
import { Participant } from '#tools/demo/participant.ts';
import { hubReview, PASSWORD } from './hub-review.ts';
import { lengthenPanelLedger } from './long-ledger.ts';
import { figures, result, type BenchCase } from './measure.ts';
import { DOSSIER, ITEM, VERSION } from './prepared-review.ts';

const COMMENTS = 10_000;
/** Every third line is a comment that was edited; the first ones made the panel. */
const LINES = COMMENTS * 1.5 + 100;
const RUNS = 9;

/**
 * A desktop that has the dossier opens it: its replica read from the disk, the answer parsed and folded as the
 * window does it, until the list has its rows in order. Without a link, so that nothing is waited for.
 */
export const dossierOpen: BenchCase = {
  ids: ['dossier.open'],
  async run(tell) {
    const review = await hubReview({ experts: 3 });
    const dir = mkdtempSync(path.join(tmpdir(), 'yunping-bench-open-'));
    try {
      await review.stopHub();
      await lengthenPanelLedger(review.dataDir, LINES);
      const hub = await hubProcess(review.dataDir);
      let answer: SessionAnswer;
      try {
        answer = await login(hub.url);
        await fill(dir, hub.url, answer);
      } finally {
        await hub.stop();
      }
      const seconds: number[] = [];
      for (let run = 0; run <= RUNS; run++) {
        const { took, comments } = await open(dir, hub.url, answer);
        if (comments < COMMENTS) throw new Error(`only ${comments} comments`);
        if (run > 0) seconds.push(took);
      }
      tell(`${LINES} lines, ${COMMENTS} comments, ${RUNS} times`);
      return [result('dossier.open', 's', figures(seconds), null, { atMost: 1 })];
    } finally {
      rmSync(dir, { recursive: true, force: true });
      await review.close();
    }
  },
};

async function login(hubUrl: string): Promise<SessionAnswer> {
  const answer = await new Participant(hubUrl).api.login({ login: 'clerk', password: PASSWORD });
  if (!answer.ok) throw new Error(`no session: ${answer.error.code}`);
  return answer.value;
}

const QUIET = {
  unsentChanged: () => undefined,
  accountChanged: () => undefined,
  ended: () => undefined,
};

function sessionIn(
  dir: string,
  hubUrl: string,
  answer: SessionAnswer,
  listener: Pick<ConstructorParameters<typeof HubSession>[7], 'tell' | 'linkUp' | 'linkDown' | 'refused'>,
): { readonly session: HubSession; readonly close: () => void } {
  const db = openDatabase(path.join(dir, 'replica.db'));
  migrate(db);
  const cache = new BlobCache(path.join(dir, 'blobs'));
  const keeping = [path.join(dir, 'pictures'), path.join(dir, 'recordings')] as const;
  const session = new HubSession(db, cache, ...keeping, new MemoryTexts(), hubUrl, answer, {
    ...QUIET,
    ...listener,
  });
  return {
    session,
    close: () => {
      session.close();
      db.close();
    },
  };
}

/** Brings every line to the disk. */
async function fill(dir: string, hubUrl: string, answer: SessionAnswer): Promise<void> {
  const up = Promise.withResolvers<void>();
  const caughtUp = Promise.withResolvers<void>();
  const { session, close } = sessionIn(dir, hubUrl, answer, {
    tell: () => {
      const { replica } = session.dossiers.desk.find(DOSSIER) ?? {};
      const head = replica?.view.heads.find(({ ledgerId }) => ledgerId === 'panel');
      if (head && head.seq >= LINES) caughtUp.resolve();
    },
    linkUp: () => up.resolve(),
    linkDown: () => caughtUp.reject(new Error('the connection broke')),
    refused: (fault) => caughtUp.reject(new Error(fault.code)),
  });
  try {
    session.connect();
    await up.promise;
    const opened = await session.dossiers.open(DOSSIER);
    if (!opened.ok) throw new Error(`not opened: ${opened.error.code}`);
    await caughtUp.promise;
  } finally {
    close();
  }
}

async function open(
  dir: string,
  hubUrl: string,
  answer: SessionAnswer,
): Promise<{ readonly took: number; readonly comments: number }> {
  const nothing = { tell: () => undefined, linkUp: () => undefined, linkDown: () => undefined };
  const { session, close } = sessionIn(dir, hubUrl, answer, { ...nothing, refused: () => undefined });
  try {
    const begin = performance.now();
    const told = structuredClone(await session.dossiers.open(DOSSIER));
    const opened = ipcContract['dossier.open'].response.parse(told);
    if (!opened.ok) throw new Error(`not opened: ${opened.error.code}`);
    const { view } = fromSnapshot(opened.value);
    const rows = collectRows({ view, itemId: ITEM, versionId: VERSION, seen: null, newSince: 0, drafts: [] });
    filterRows(rows, NO_FILTER, 0);
    const took = (performance.now() - begin) / 1000;
    return { took, comments: tableValues(view.state.panel.comments).length };
  } finally {
    close();
  }
}
