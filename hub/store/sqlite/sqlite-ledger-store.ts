import { setImmediate as othersTurn } from 'node:timers/promises';
import type { RecordedEvent } from '#shared/domain/event.ts';
import type { CommandId, DeviceId, DossierId, MemberId, VoteId } from '#shared/domain/ids.ts';
import { emptyHead, headAfter, type Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { commandOutcomeSchema } from '#shared/protocol/command-push.ts';
import type { Commit, LedgerStore, StoredAnswer } from '../../room/ports.ts';
import { CommitConflict } from '../commit-conflict.ts';
import { BallotBoxes } from './ballot-boxes.ts';
import type { Sqlite } from './open-database.ts';
import { Projections } from './projections.ts';
import { RecentHeads } from './recent-heads.ts';
import { SummaryRows } from './summary-rows.ts';

interface EventRow {
  readonly ledger_id: string;
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly payload: string;
  readonly actor: string | null;
  readonly command_id: string;
  readonly author_at: number;
  readonly hub_at: number;
  readonly prev_hash: string;
  readonly hash: string;
}

interface AnswerRow {
  readonly device_id: string;
  readonly mutation_seq: number;
  readonly outcome: string;
}

const EVENT_COLUMNS =
  'ledger_id, seq, type, v, payload, actor, command_id, author_at, hub_at, prev_hash, hash';

/** Lines after which a reader lets the rest of the hub have its turn: some ten milliseconds of checking. */
const LONG_READ = 200;

interface Waiting {
  readonly commit: Commit;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Ledgers in the hub's database. Commits handed in during one turn of the event loop share a transaction, and
 * so one sync of the disk, each in a savepoint of its own: one that fails takes no other down (LS8). A commit
 * that comes alone has the transaction for itself.
 */
export class SqliteLedgerStore implements LedgerStore {
  readonly #summaries: SummaryRows;
  readonly #projections: Projections;
  readonly #boxes: BallotBoxes;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #commitOne: (commit: Commit) => void;
  readonly #commitAll: (waiting: readonly Waiting[]) => readonly (() => void)[];
  readonly #waiting: Waiting[] = [];
  readonly #heads = new RecentHeads();

  constructor(db: Sqlite) {
    this.#summaries = new SummaryRows(db);
    this.#projections = new Projections(db);
    this.#boxes = new BallotBoxes(db);
    this.#statements = prepare(db);
    const write = db.transaction((commit: Commit) => this.#write(commit));
    const writeAll = db.transaction((waiting: readonly Waiting[]) =>
      waiting.map(({ commit, resolve, reject }) => {
        try {
          write(commit);
          return resolve;
        } catch (error) {
          // Some failures, such as a full disk, end the whole transaction, and with it what came before.
          if (!db.inTransaction) throw error;
          this.#heads.forget();
          return () => reject(error);
        }
      }),
    );
    this.#commitOne = (commit) => write.immediate(commit);
    this.#commitAll = (waiting) => writeAll.immediate(waiting);
  }

  async heads(dossierId: DossierId): Promise<readonly Head[]> {
    return this.#statements.ledgers
      .all({ dossierId })
      .flatMap(({ ledger_id }) => this.#head(dossierId, ledger_id as LedgerId) ?? []);
  }

  async read(
    dossierId: DossierId,
    ledgerId: LedgerId,
    afterSeq: number,
    limit: number,
  ): Promise<readonly RecordedEvent[]> {
    const lines = this.#statements.read.all({ dossierId, ledgerId, afterSeq, limit }).map(toEvent);
    if (lines.length >= LONG_READ) await othersTurn();
    return lines;
  }

  async findAnswer(
    dossierId: DossierId,
    memberId: MemberId,
    commandId: CommandId,
  ): Promise<StoredAnswer | null> {
    const row = this.#statements.answer.get(dossierId, memberId, commandId);
    if (!row) return null;
    return {
      memberId,
      deviceId: row.device_id as DeviceId, // written by insertAnswer only
      mutationSeq: row.mutation_seq,
      commandId,
      outcome: commandOutcomeSchema.parse(JSON.parse(row.outcome)),
    };
  }

  async deviceSeq(dossierId: DossierId, memberId: MemberId, deviceId: DeviceId): Promise<number> {
    return this.#statements.deviceSeq.get({ dossierId, memberId, deviceId })?.seq ?? 0;
  }

  async ballotBox(dossierId: DossierId, voteId: VoteId): Promise<readonly number[]> {
    return this.#boxes.read(dossierId, voteId);
  }

  commit(commit: Commit): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ commit, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    });
  }

  #commitAlone({ commit, resolve }: Waiting): readonly (() => void)[] {
    this.#commitOne(commit);
    return [resolve];
  }

  #flush(): void {
    const waiting = this.#waiting.splice(0);
    try {
      const [only] = waiting;
      const settled = only && waiting.length === 1 ? this.#commitAlone(only) : this.#commitAll(waiting);
      if (waiting.some(({ commit }) => commit.ballots.length > 0)) this.#boxes.forgetTheWay();
      for (const settle of settled) settle();
    } catch (error) {
      this.#heads.forget();
      for (const { reject } of waiting) reject(error);
    }
  }

  #head(dossierId: DossierId, ledgerId: LedgerId): Head | undefined {
    const row = this.#statements.head.get({ dossierId, ledgerId });
    return row && { ledgerId, seq: row.seq, hash: row.hash };
  }

  #write({ dossierId, events, answers, ballots, summaries }: Commit): void {
    const heads = new Map<LedgerId, Head>();
    for (const event of events) {
      const { ledgerId } = event;
      const head = heads.get(ledgerId) ?? this.#headBefore(dossierId, ledgerId);
      if (event.seq !== head.seq + 1 || event.prevHash !== head.hash) throw new CommitConflict('head');
      this.#statements.insertEvent.run(...toRow(dossierId, event));
      this.#projections.apply(dossierId, event);
      heads.set(ledgerId, headAfter(event));
    }
    for (const answer of answers) this.#insertAnswer(dossierId, answer);
    for (const ballot of ballots) this.#boxes.put(dossierId, ballot);
    for (const { memberId, summary } of summaries) this.#summaries.put(dossierId, memberId, summary);
    for (const head of heads.values()) this.#heads.put(dossierId, head);
  }

  #headBefore(dossierId: DossierId, ledgerId: LedgerId): Head {
    return this.#heads.get(dossierId, ledgerId) ?? this.#head(dossierId, ledgerId) ?? emptyHead(ledgerId);
  }

  #insertAnswer(dossierId: DossierId, answer: StoredAnswer): void {
    const { memberId, deviceId, mutationSeq, commandId, outcome } = answer;
    const text = JSON.stringify(outcome);
    const row = [dossierId, memberId, commandId, deviceId, mutationSeq, text] as const;
    const { changes } = this.#statements.insertAnswer.run(...row);
    if (changes === 0) throw new CommitConflict('answer');
  }
}

function prepare(db: Sqlite) {
  return {
    // A loose index scan: one step per ledger, not one per event.
    ledgers: db.prepare<{ dossierId: string }, { ledger_id: string }>(`
      WITH RECURSIVE found (ledger_id) AS (
        SELECT min(ledger_id) FROM events WHERE dossier_id = :dossierId
        UNION ALL
        SELECT (SELECT min(ledger_id) FROM events WHERE dossier_id = :dossierId AND ledger_id > found.ledger_id)
        FROM found WHERE found.ledger_id IS NOT NULL
      )
      SELECT ledger_id FROM found WHERE ledger_id IS NOT NULL`),
    head: db.prepare<{ dossierId: string; ledgerId: string }, { seq: number; hash: string }>(`
      SELECT seq, hash FROM events WHERE dossier_id = :dossierId AND ledger_id = :ledgerId
      ORDER BY seq DESC LIMIT 1`),
    read: db.prepare<{ dossierId: string; ledgerId: string; afterSeq: number; limit: number }, EventRow>(`
      SELECT ${EVENT_COLUMNS} FROM events
      WHERE dossier_id = :dossierId AND ledger_id = :ledgerId AND seq > :afterSeq ORDER BY seq LIMIT :limit`),
    // What every command needs takes its values by place: naming them costs half as much as writing them.
    insertEvent: db.prepare<(string | number | null)[]>(`
      INSERT INTO events (dossier_id, ${EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    answer: db.prepare<[string, string, string], AnswerRow>(`
      SELECT device_id, mutation_seq, outcome FROM answers
      WHERE dossier_id = ? AND member_id = ? AND command_id = ?`),
    deviceSeq: db.prepare<{ dossierId: string; memberId: string; deviceId: string }, { seq: number | null }>(`
      SELECT max(mutation_seq) AS seq FROM answers
      WHERE dossier_id = :dossierId AND member_id = :memberId AND device_id = :deviceId`),
    insertAnswer: db.prepare<[string, string, string, string, number, string]>(`
      INSERT INTO answers (dossier_id, member_id, command_id, device_id, mutation_seq, outcome)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING`),
  };
}

/** In the order of the columns. */
function toRow(dossierId: DossierId, event: RecordedEvent): (string | number | null)[] {
  const { ledgerId, seq, type, v, payload, actor, commandId, authorAt, hubAt, prevHash, hash } = event;
  const text = JSON.stringify(payload);
  return [dossierId, ledgerId, seq, type, v, text, actor, commandId, authorAt, hubAt, prevHash, hash];
}

/**
 * The columns are strict and written by `toRow` alone, and the room checks every line against the hash
 * chain before it is used: a second schema check here would only cost the time of large catch-ups.
 */
function toEvent(row: EventRow): RecordedEvent {
  return {
    ledgerId: row.ledger_id,
    seq: row.seq,
    type: row.type,
    v: row.v,
    payload: JSON.parse(row.payload),
    actor: row.actor,
    commandId: row.command_id,
    authorAt: row.author_at,
    hubAt: row.hub_at,
    prevHash: row.prev_hash,
    hash: row.hash,
  } as RecordedEvent;
}
