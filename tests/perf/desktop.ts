import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BlobCache } from '#electron/workspace/files/blob-cache.ts';
import { HubSession } from '#electron/workspace/hub-session.ts';
import { migrate } from '#electron/workspace/store/migrate.ts';
import { openDatabase, type Sqlite } from '#electron/workspace/store/open-database.ts';
import type { SessionAnswer } from '#shared/protocol/http.ts';
import { MemoryTexts } from '#shared/search/memory-texts.ts';
import { Participant } from '#tools/demo/participant.ts';
import { PASSWORD } from './hub-review.ts';
import { DOSSIER } from './prepared-review.ts';

/** The workspace of one desktop, its database on the disk: empty at first, and what it has afterwards. */
export class Desktop {
  readonly #dir = mkdtempSync(path.join(tmpdir(), 'yunping-bench-replica-'));
  readonly #db: Sqlite;

  constructor() {
    this.#db = openDatabase(path.join(this.#dir, 'replica.db'));
    migrate(this.#db);
  }

  /**
   * From connecting to the hub until the panel's ledger is here up to `seq`: every line checked, durable in the
   * database and folded into what the screen shows. In seconds; the connection is closed afterwards.
   */
  async secondsToCatchUp(hubUrl: string, answer: SessionAnswer, seq: number): Promise<number> {
    const up = Promise.withResolvers<void>();
    const caughtUp = Promise.withResolvers<number>();
    let opened = false;
    const look = (): void => {
      const { replica } = session.dossiers.desk.find(DOSSIER) ?? {};
      const head = replica?.view.heads.find(({ ledgerId }) => ledgerId === 'panel');
      if (opened && head && head.seq >= seq) caughtUp.resolve(performance.now());
    };
    const session = new HubSession(
      this.#db,
      new BlobCache(path.join(this.#dir, 'blobs')),
      path.join(this.#dir, 'pictures'),
      path.join(this.#dir, 'recordings'),
      new MemoryTexts(),
      hubUrl,
      answer,
      {
        tell: look,
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
      const answered = await session.dossiers.open(DOSSIER);
      if (!answered.ok) throw new Error(`not opened: ${answered.error.code}`);
      opened = true;
      look();
      return ((await caughtUp.promise) - begin) / 1000;
    } finally {
      session.close();
    }
  }

  remove(): void {
    this.#db.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

/** A session of the review's clerk, which survives a new start of the hub. */
export async function clerkSession(hubUrl: string): Promise<SessionAnswer> {
  const answer = await new Participant(hubUrl).api.login({ login: 'clerk', password: PASSWORD });
  if (!answer.ok) throw new Error(`no session: ${answer.error.code}`);
  return answer.value;
}
