import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#hub/store/sqlite/open-database.ts';
import { migrate } from '#hub/store/sqlite/migrate.ts';
import { SqliteLedgerStore } from '#hub/store/sqlite/sqlite-ledger-store.ts';
import { Room } from '#hub/room/room.ts';
import { nodeHasher, randomIds, systemClock } from '#hub/runtime/system.ts';
import { deviceIdSchema, type CommandId, type MemberId } from '#shared/domain/ids.ts';
import type { Command } from '#shared/domain/command.ts';
import { figures, result, type BenchCase } from './measure.ts';
import {
  addComment,
  CLERK,
  createCommand,
  DOSSIER,
  expertId,
  prepareReview,
  REPORT,
} from './prepared-review.ts';

const ROUNDS = 60;
const BATCH = 25;
/** Members whose commands are under way at the same time, as in a meeting. */
const EXPERTS = 8;
/** Until both write-ahead logs are written round for the second time: while a log still grows, every sync is dearer. */
const WARM_UP = { ours: 600, base: 1500 } as const;

/**
 * Commands through the real room into the real store, against bare transactions that insert the same bytes:
 * of one member who waits for each answer (.one), and of several at a time, each waiting for their own.
 */
export const storeCommands: BenchCase = {
  ids: ['store.commands', 'store.commands.one'],
  async run(tell) {
    const dir = mkdtempSync(path.join(tmpdir(), 'yunping-bench-'));
    try {
      const ours = await openOurs(path.join(dir, 'ours.db'));
      const base = openBase(path.join(dir, 'base.db'));
      const together: number[] = [];
      const alone: number[] = [];
      const bare: number[] = [];
      for (let i = 0; i < WARM_UP.ours; i++) await ours.command(0);
      for (let i = 0; i < WARM_UP.base; i++) base.insert();
      for (let round = 0; round < ROUNDS; round++) {
        together.push(await perSecond(EXPERTS, (expert) => ours.command(expert)));
        alone.push(await perSecond(1, () => ours.command(0)));
        bare.push(await perSecond(1, async () => base.insert()));
      }
      tell(`${ROUNDS} rounds of ${BATCH} commands each, of one expert and of ${EXPERTS}`);
      ours.close();
      base.close();
      const aim = { atLeast: 0.5 };
      return [
        result('store.commands', 'commands/s', figures(together), figures(bare), aim),
        result('store.commands.one', 'commands/s', figures(alone), figures(bare), aim),
      ];
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  },
};

/** Each of so many does a batch, one after the other. */
async function perSecond(many: number, one: (who: number) => Promise<void>): Promise<number> {
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: many }, async (_, who) => {
      for (let i = 0; i < BATCH; i++) await one(who);
    }),
  );
  return (many * BATCH * 1000) / (performance.now() - begin);
}

async function openOurs(file: string): Promise<{ command(expert: number): Promise<void>; close(): void }> {
  const db = openDatabase(file);
  migrate(db);
  const room = new Room(DOSSIER, {
    store: new SqliteLedgerStore(db),
    outlet: { setLedgers: () => undefined, broadcast: () => undefined, membershipChanged: () => undefined },
    clock: systemClock,
    ids: randomIds,
    hasher: nodeHasher,
    admit: async () => null,
    lacksPicture: async () => false,
    onCommitted: () => undefined,
  });
  const seqs = new Map<MemberId, number>();
  let commands = 0;
  const act = async (memberId: MemberId, command: Command): Promise<void> => {
    const mutationSeq = (seqs.get(memberId) ?? 0) + 1;
    seqs.set(memberId, mutationSeq);
    const answer = await room.push(
      { sessionId: memberId, memberId },
      {
        dossierId: DOSSIER,
        deviceId: deviceIdSchema.parse('bench-device'),
        mutationSeq,
        // Made by whoever gives the command, so not of what is measured.
        commandId: `bench-command-${commands++}` as CommandId,
        authorAt: Date.now(),
        command,
      },
    );
    if (!answer.ok || answer.outcome.result !== 'accepted') throw new Error(JSON.stringify(answer));
  };
  await act(CLERK, createCommand());
  await prepareReview(
    {
      act,
      join: async (memberId) => void (await room.system({ type: 'member.join', memberId })),
      report: async () => REPORT,
    },
    EXPERTS,
  );
  let index = 0;
  return { command: (expert) => act(expertId(expert), addComment(index++)), close: () => db.close() };
}

/** One transaction a row, with the same settings and about the bytes of one event and its answer. */
function openBase(file: string): { insert(): void; close(): void } {
  const db = openDatabase(file);
  db.exec('CREATE TABLE line (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const body = JSON.stringify({
    ...addComment(0),
    prevHash: 'a'.repeat(64),
    hash: 'b'.repeat(64),
    answer: 'c'.repeat(200),
  });
  const insert = db.prepare('INSERT INTO line (body) VALUES (?)');
  const transaction = db.transaction(() => void insert.run(body));
  return { insert: () => transaction.immediate(), close: () => db.close() };
}
