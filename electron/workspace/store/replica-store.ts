import { z } from 'zod';
import { commandSchema } from '#shared/domain/command.ts';
import { recordedEventSchema, type RecordedEvent } from '#shared/domain/event.ts';
import { commandIdSchema, dossierIdSchema, type CommandId, type DossierId } from '#shared/domain/ids.ts';
import { ledgerIdSchema, type LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { assert } from '#shared/lib/assert.ts';
import { commandOutcomeSchema } from '#shared/protocol/command-push.ts';
import type {
  OutboxRow,
  ReplicaStore,
  ReplicaTransaction,
  StoredReplica,
} from '#shared/sync/replica-store.ts';
import { returnedDraftSchema, type ReturnedDraft } from '#shared/sync/replica-view.ts';
import type { Sqlite } from './open-database.ts';
import type { Owner } from './owners.ts';
import { packLines, unpackLines } from './packed-lines.ts';

interface StretchRow {
  readonly ledger_id: string;
  readonly first_seq: number;
  readonly lines: Buffer;
}

interface StoredOutboxRow {
  readonly command_id: string;
  readonly mutation_seq: number;
  readonly author_at: number;
  readonly command: string;
  readonly outcome: string | null;
}

const acceptedSchema = commandOutcomeSchema.options[0].nullable();

/** One account's replicas in the profile's database. What `transact` returned from has been synced to the disk (WS3). */
export class SqliteReplicaStore implements ReplicaStore {
  readonly #db: Sqlite;
  readonly #ownerId: number;
  readonly #sql;

  constructor(db: Sqlite, { ownerId }: Owner) {
    this.#db = db;
    this.#ownerId = ownerId;
    this.#sql = statements(db);
  }

  load(dossierId: DossierId): StoredReplica {
    const key = { ownerId: this.#ownerId, dossierId };
    return {
      events: this.#loadEvents(dossierId),
      outbox: this.#sql.selectOutbox.all(key).map(toOutboxRow),
      drafts: this.#sql.selectDrafts
        .all(key)
        .map(({ draft }) => returnedDraftSchema.parse(JSON.parse(draft))),
      nextMutationSeq: this.#sql.selectSeq.get(key)?.next_mutation_seq ?? 1,
    };
  }

  lines(dossierId: DossierId, ledgerId: LedgerId, afterSeq: number, limit: number): readonly RecordedEvent[] {
    const found: RecordedEvent[] = [];
    const key = { ownerId: this.#ownerId, dossierId, ledgerId, afterSeq };
    for (const row of this.#sql.selectStretchesAfter.iterate(key)) {
      for (const line of linesOf(row) ?? []) if (line.seq > afterSeq) found.push(line);
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  }

  transact(dossierId: DossierId, work: (tx: ReplicaTransaction) => void): void {
    const dropped = this.#db.transaction(() => this.#run(dossierId, work)).immediate();
    // The pages of a forgotten ledger are overwritten in the file; the log still holds them until it is emptied.
    if (dropped) this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** Dossiers with a command that the hub has not answered. */
  unsentDossiers(): readonly DossierId[] {
    return this.#sql.selectUnsent
      .all({ ownerId: this.#ownerId })
      .map(({ dossier_id }) => dossierIdSchema.parse(dossier_id));
  }

  /** Whether a command was taken here before, whatever has become of it. */
  knowsCommand(dossierId: DossierId, commandId: CommandId): boolean {
    return this.#sql.selectTaken.get({ ownerId: this.#ownerId, dossierId, commandId }) !== undefined;
  }

  #run(dossierId: DossierId, work: (tx: ReplicaTransaction) => void): boolean {
    const key = { ownerId: this.#ownerId, dossierId };
    let dropped = false;
    work({
      appendEvents: (ledgerId, events) => this.#append(dossierId, ledgerId, events),
      dropLedger: (ledgerId) => {
        this.#sql.deleteStretches.run({ ...key, ledgerId });
        dropped = true;
      },
      putOutbox: ({ mutationSeq, commandId, authorAt, command, outcome }) => {
        this.#sql.putTaken.run({ ...key, commandId });
        this.#sql.putOutbox.run({
          ...key,
          commandId,
          mutationSeq,
          authorAt,
          command: JSON.stringify(command),
          outcome: outcome && JSON.stringify(outcome),
        });
      },
      deleteOutbox: (commandId) => this.#sql.deleteOutbox.run({ ...key, commandId }),
      putDraft: (draft: ReturnedDraft) => {
        const { commandId, returnedAt } = draft;
        this.#sql.putDraft.run({ ...key, commandId, returnedAt, draft: JSON.stringify(draft) });
      },
      deleteDraft: (commandId) => this.#sql.deleteDraft.run({ ...key, commandId }),
      setNextMutationSeq: (next) => this.#sql.putSeq.run({ ...key, next }),
    });
    return dropped;
  }

  #append(dossierId: DossierId, ledgerId: LedgerId, events: readonly RecordedEvent[]): void {
    const [first] = events;
    if (!first) return;
    const ledgerNo = this.#ledgerNo(dossierId, ledgerId);
    const headSeq = this.#sql.selectHead.get({ ledgerNo })?.seq ?? 0;
    const isDense = events.every(({ seq }, index) => seq === headSeq + 1 + index);
    assert(isDense, 'events are appended after the last one of their ledger');
    this.#sql.insertStretch.run(ledgerNo, first.seq, headSeq + events.length, packLines(events));
  }

  #ledgerNo(dossierId: DossierId, ledgerId: LedgerId): number {
    const key = { ownerId: this.#ownerId, dossierId, ledgerId };
    const known = this.#sql.selectLedger.get(key)?.ledger_no;
    return known ?? Number(this.#sql.insertLedger.run(key).lastInsertRowid);
  }

  /**
   * A ledger in which the disk has spoilt a line is forgotten whole: the hub has it, and a replica with a
   * hole in it would be worse than none.
   */
  #loadEvents(dossierId: DossierId): ReadonlyMap<LedgerId, readonly RecordedEvent[]> {
    const ledgers = new Map<LedgerId, RecordedEvent[]>();
    const spoilt = new Set<string>();
    for (const row of this.#sql.selectStretches.iterate({ ownerId: this.#ownerId, dossierId })) {
      const ledgerId = ledgerIdSchema.safeParse(row.ledger_id);
      const sofar = ledgerId.success ? (ledgers.get(ledgerId.data) ?? []) : [];
      const lines = row.first_seq === sofar.length + 1 ? linesOf(row) : null;
      if (!lines || !ledgerId.success) spoilt.add(row.ledger_id);
      else ledgers.set(ledgerId.data, appended(sofar, lines));
    }
    for (const ledgerId of spoilt) {
      this.#sql.deleteStretches.run({ ownerId: this.#ownerId, dossierId, ledgerId });
      for (const known of ledgers.keys()) if (known === ledgerId) ledgers.delete(known);
    }
    return ledgers;
  }
}

/** In place: copied for every stretch, a long ledger would cost its square. */
function appended(events: RecordedEvent[], more: readonly RecordedEvent[]): RecordedEvent[] {
  for (const event of more) events.push(event);
  return events;
}

function linesOf({ ledger_id, first_seq, lines }: StretchRow): readonly RecordedEvent[] | null {
  const parsed = z.array(recordedEventSchema).safeParse(unpackLines(lines));
  const isSame = parsed.data?.every(
    ({ ledgerId, seq }, index) => ledgerId === ledger_id && seq === first_seq + index,
  );
  return parsed.success && isSame ? parsed.data : null;
}

function toOutboxRow(row: StoredOutboxRow): OutboxRow {
  return {
    mutationSeq: row.mutation_seq,
    commandId: commandIdSchema.parse(row.command_id),
    authorAt: row.author_at,
    command: commandSchema.parse(JSON.parse(row.command)),
    outcome: acceptedSchema.parse(row.outcome === null ? null : JSON.parse(row.outcome)),
  };
}

interface Key {
  readonly ownerId: number;
  readonly dossierId: DossierId;
}

function statements(db: Sqlite) {
  const ofDossier = 'owner_id = :ownerId AND dossier_id = :dossierId';
  return {
    selectStretches: db.prepare<Key, StretchRow>(
      `SELECT ledger_id, first_seq, lines FROM ledgers JOIN stretches USING (ledger_no)
       WHERE ${ofDossier} ORDER BY ledger_no, first_seq`,
    ),
    selectStretchesAfter: db.prepare<Key & { ledgerId: LedgerId; afterSeq: number }, StretchRow>(
      `SELECT ledger_id, first_seq, lines FROM ledgers JOIN stretches USING (ledger_no)
       WHERE ${ofDossier} AND ledger_id = :ledgerId AND last_seq > :afterSeq ORDER BY first_seq`,
    ),
    selectLedger: db.prepare<Key & { ledgerId: LedgerId }, { ledger_no: number }>(
      `SELECT ledger_no FROM ledgers WHERE ${ofDossier} AND ledger_id = :ledgerId`,
    ),
    insertLedger: db.prepare<Key & { ledgerId: LedgerId }>(
      'INSERT INTO ledgers (owner_id, dossier_id, ledger_id) VALUES (:ownerId, :dossierId, :ledgerId)',
    ),
    selectHead: db.prepare<{ ledgerNo: number }, { seq: number }>(
      'SELECT last_seq AS seq FROM stretches WHERE ledger_no = :ledgerNo ORDER BY first_seq DESC LIMIT 1',
    ),
    insertStretch: db.prepare<[number, number, number, Buffer]>(
      'INSERT INTO stretches (ledger_no, first_seq, last_seq, lines) VALUES (?, ?, ?, ?)',
    ),
    deleteStretches: db.prepare<Key & { ledgerId: string }>(
      `DELETE FROM stretches WHERE ledger_no =
         (SELECT ledger_no FROM ledgers WHERE ${ofDossier} AND ledger_id = :ledgerId)`,
    ),
    selectOutbox: db.prepare<Key, StoredOutboxRow>(
      `SELECT command_id, mutation_seq, author_at, command, outcome FROM outbox
       WHERE ${ofDossier} ORDER BY mutation_seq`,
    ),
    putOutbox: db.prepare(
      `INSERT INTO outbox (owner_id, dossier_id, command_id, mutation_seq, author_at, command, outcome)
       VALUES (:ownerId, :dossierId, :commandId, :mutationSeq, :authorAt, :command, :outcome)
       ON CONFLICT (owner_id, dossier_id, command_id) DO UPDATE SET
         mutation_seq = excluded.mutation_seq, outcome = excluded.outcome`,
    ),
    deleteOutbox: db.prepare(`DELETE FROM outbox WHERE ${ofDossier} AND command_id = :commandId`),
    selectUnsent: db.prepare<{ ownerId: number }, { dossier_id: string }>(
      'SELECT DISTINCT dossier_id FROM outbox WHERE owner_id = :ownerId AND outcome IS NULL',
    ),
    selectDrafts: db.prepare<Key, { draft: string }>(
      `SELECT draft FROM drafts WHERE ${ofDossier} ORDER BY returned_at, command_id`,
    ),
    putDraft: db.prepare(
      `INSERT INTO drafts (owner_id, dossier_id, command_id, returned_at, draft)
       VALUES (:ownerId, :dossierId, :commandId, :returnedAt, :draft)
       ON CONFLICT (owner_id, dossier_id, command_id) DO UPDATE SET draft = excluded.draft`,
    ),
    deleteDraft: db.prepare(`DELETE FROM drafts WHERE ${ofDossier} AND command_id = :commandId`),
    selectSeq: db.prepare<Key, { next_mutation_seq: number }>(
      `SELECT next_mutation_seq FROM device_seqs WHERE ${ofDossier}`,
    ),
    putSeq: db.prepare(
      `INSERT INTO device_seqs (owner_id, dossier_id, next_mutation_seq) VALUES (:ownerId, :dossierId, :next)
       ON CONFLICT (owner_id, dossier_id) DO UPDATE SET next_mutation_seq = excluded.next_mutation_seq`,
    ),
    putTaken: db.prepare<Key & { commandId: CommandId }>(
      `INSERT INTO taken_commands (owner_id, dossier_id, command_id)
       VALUES (:ownerId, :dossierId, :commandId) ON CONFLICT DO NOTHING`,
    ),
    selectTaken: db.prepare<Key & { commandId: CommandId }, { found: number }>(
      `SELECT 1 AS found FROM taken_commands WHERE ${ofDossier} AND command_id = :commandId`,
    ),
  };
}
