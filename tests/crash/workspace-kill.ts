// kill -9 of the workspace process while it takes commands, against a hub that lives on: what it had answered
// is on the disk at that very moment, and at the hub exactly once in the end (WS3).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { emptyHead, headAfter, linkFault, type Head } from '#shared/domain/ledger/chain.ts';
import type { RecordedEvent } from '#shared/domain/event.ts';
import { recordedEventSchema } from '#shared/domain/event.ts';
import type { CommandId, DossierId, MemberId } from '#shared/domain/ids.ts';
import { startHub } from '#hub/embed.ts';
import { nodeHasher } from '#electron/workspace/runtime.ts';
import { openDatabase } from '#electron/workspace/store/open-database.ts';
import { unpackLines } from '#electron/workspace/store/packed-lines.ts';
import { addSeat, createDossier, newCommandId, newMemberId, signUpClerk } from '../contracts/ipc-flows.ts';
import { ForkedHost, until } from '../contracts/ipc-hosts.ts';
import { Random } from '../sim/random.ts';

export interface WorkspaceKillReport {
  readonly runs: number;
  /** Commands sent, and those answered with ok before the kill. */
  readonly submitted: number;
  readonly answered: number;
  /** Answered and not on the disk after the kill, or not at the hub in the end. None is right. */
  readonly lost: readonly string[];
  /** At the hub more than once. None is right. */
  readonly doubled: readonly string[];
  /** Lines of the ledger that do not follow the one before. 0 is right. */
  readonly chainFaults: number;
}

const LONGEST_MS = 40;
const AT_ONCE = 3;

export async function killWorkspace(
  runs: number,
  seed: number,
  log: (line: string) => void = () => undefined,
): Promise<WorkspaceKillReport> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-kill-'));
  process.env['NODE_COMPILE_CACHE'] ??= path.join(os.tmpdir(), 'yunping-code-cache');
  const rates = { requests: { perSecond: 10_000, burst: 10_000 } };
  const hub = await startHub({ dataDir: path.join(dir, 'hub'), port: 0, rates });
  const dataDir = path.join(dir, 'profile');
  const random = new Random(0, seed);
  const sent = new Map<CommandId, MemberId>();
  const answered = new Set<CommandId>();
  const lost = new Set<string>();
  let host = await start(dataDir, hub.url);
  try {
    await signUpClerk(host, hub.setupCode);
    const { dossierId } = await createDossier(host);
    for (let run = 1; run <= runs; run++) {
      await host.ask('dossier.open', { dossierId });
      const streams = Array.from({ length: AT_ONCE }, () => submitUntilGone(host, dossierId, sent, answered));
      await sleep(random.below(LONGEST_MS + 1));
      await host.killHard();
      await Promise.all(streams);
      for (const commandId of missingOnDisk(dataDir, answered)) lost.add(commandId);
      host = await start(dataDir, hub.url);
      if (run % 20 === 0) log(`workspace kill: ${run}/${runs} runs, ${answered.size} answered`);
    }
    const events = await drainedLedger(host, dossierId, dataDir);
    const times = new Map<string, number>();
    for (const { commandId } of events) times.set(commandId, (times.get(commandId) ?? 0) + 1);
    for (const commandId of answered) if (!times.has(commandId)) lost.add(commandId);
    const doubled = [...sent.keys()].filter((commandId) => (times.get(commandId) ?? 0) > 1);
    return {
      runs,
      submitted: sent.size,
      answered: answered.size,
      lost: [...lost],
      doubled,
      chainFaults: chainFaults(dossierId, events),
    };
  } finally {
    await host.stop();
    await hub.close();
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

async function start(dataDir: string, hubUrl: string): Promise<ForkedHost> {
  const host = new ForkedHost(dataDir, hubUrl);
  await host.ready;
  return host;
}

async function submitUntilGone(
  host: ForkedHost,
  dossierId: DossierId,
  sent: Map<CommandId, MemberId>,
  answered: Set<CommandId>,
): Promise<void> {
  for (;;) {
    const commandId = newCommandId();
    const memberId = newMemberId();
    sent.set(commandId, memberId);
    try {
      const result = await host.ask('dossier.submit', {
        dossierId,
        commandId,
        command: addSeat(memberId),
      });
      if (!result.ok) throw new Error(`refused: ${result.error.code}`);
      answered.add(commandId);
    } catch (error) {
      if (error instanceof Error && error.message === 'gone') return;
      throw error;
    }
  }
}

/** Read by this process while no other has the database open. */
function missingOnDisk(dataDir: string, commandIds: ReadonlySet<CommandId>): readonly CommandId[] {
  const db = openDatabase(path.join(dataDir, 'replica.db'));
  try {
    const waiting = db.prepare<[], { commandId: string }>('SELECT command_id AS commandId FROM outbox').all();
    const confirmed = db.prepare<[], StretchRow>('SELECT lines FROM stretches').all().flatMap(linesOf);
    const found = new Set([...waiting, ...confirmed].map(({ commandId }) => commandId));
    return [...commandIds].filter((commandId) => !found.has(commandId));
  } finally {
    db.close();
  }
}

/** The clerk's ledger as the last process has it, once everything is sent and confirmed. */
async function drainedLedger(
  host: ForkedHost,
  dossierId: DossierId,
  dataDir: string,
): Promise<readonly RecordedEvent[]> {
  await host.link('connected');
  await until(
    async () => {
      const { link } = await host.ask('app.status', {});
      if (link.unsent > 0) return null;
      const opened = await host.ask('dossier.open', { dossierId });
      return opened.ok && opened.value.pending.length === 0 ? true : null;
    },
    'an empty outbox',
    60_000,
  );
  await host.stop();
  const db = openDatabase(path.join(dataDir, 'replica.db'));
  try {
    return db
      .prepare<[string], StretchRow>(
        `SELECT lines FROM ledgers JOIN stretches USING (ledger_no)
         WHERE dossier_id = ? AND ledger_id = 'parties' ORDER BY first_seq`,
      )
      .all(dossierId)
      .flatMap(linesOf);
  } finally {
    db.close();
  }
}

interface StretchRow {
  readonly lines: Buffer;
}

function linesOf({ lines }: StretchRow): readonly RecordedEvent[] {
  return z.array(recordedEventSchema).parse(unpackLines(lines));
}

function chainFaults(dossierId: DossierId, events: readonly RecordedEvent[]): number {
  let head: Head = emptyHead('parties');
  let faults = 0;
  for (const event of events) {
    if (linkFault(nodeHasher, dossierId, head, event)) faults++;
    head = headAfter(event);
  }
  return faults;
}
