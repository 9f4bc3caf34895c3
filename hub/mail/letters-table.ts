import { z } from 'zod';
import {
  dossierIdSchema,
  meetingIdSchema,
  memberIdSchema,
  type DossierId,
  type MeetingId,
  type MemberId,
} from '#shared/domain/ids.ts';
import { LETTER_KINDS } from '#shared/domain/meeting/letter-kind.ts';
import { letterFailureSchema, type LetterFailure, type LetterState } from '#shared/protocol/letters.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

const rowSchema = z
  .object({
    no: z.number(),
    dossier_id: dossierIdSchema,
    meeting_id: meetingIdSchema,
    member_id: memberIdSchema,
    kind: z.enum(LETTER_KINDS),
    request_id: z.string(),
    asked_by: z.string(),
    queued_at: z.number(),
    status: z.enum(['queued', 'sent', 'failed']),
    tries: z.number(),
    at: z.number(),
    failure: letterFailureSchema.nullable(),
    server_code: z.number().nullable(),
  })
  .transform((row) => ({
    no: row.no,
    dossierId: row.dossier_id,
    meetingId: row.meeting_id,
    memberId: row.member_id,
    kind: row.kind,
    requestId: row.request_id,
    askedBy: row.asked_by,
    queuedAt: row.queued_at,
    status: row.status,
    tries: row.tries,
    at: row.at,
    failure: row.failure,
    serverCode: row.server_code,
  }));
export type LetterRow = z.output<typeof rowSchema>;

const COLUMNS = Object.keys(rowSchema.in.shape).join(', ');

/** Letters that wait, went, or failed. A row is written before anything is sent and settled after the server took it. */
export class LettersTable {
  readonly #insert;
  readonly #due;
  readonly #next;
  readonly #settle;
  readonly #ofMeeting;

  constructor(db: Sqlite) {
    this.#insert = db.prepare(`
      INSERT INTO letters
        (dossier_id, meeting_id, member_id, kind, request_id, asked_by, queued_at, status, tries, at)
      VALUES (:dossierId, :meetingId, :memberId, :kind, :requestId, :askedBy, :queuedAt, 'queued', 0, :queuedAt)
      ON CONFLICT DO NOTHING`);
    this.#due = db.prepare(
      `SELECT ${COLUMNS} FROM letters WHERE status = 'queued' AND at <= ? ORDER BY at, no LIMIT 1`,
    );
    this.#next = db.prepare<[], { at: number | null }>(
      `SELECT min(at) AS at FROM letters WHERE status = 'queued'`,
    );
    this.#settle = db.prepare(`
      UPDATE letters SET status = :status, tries = :tries, at = :at, failure = :failure, server_code = :serverCode
      WHERE no = :no`);
    this.#ofMeeting = db.prepare(
      `SELECT ${COLUMNS} FROM letters WHERE dossier_id = ? AND meeting_id = ? ORDER BY no`,
    );
  }

  /** False for a letter that was asked for before. */
  queue(
    letter: Pick<
      LetterRow,
      'dossierId' | 'meetingId' | 'memberId' | 'kind' | 'requestId' | 'askedBy' | 'queuedAt'
    >,
  ): boolean {
    return this.#insert.run(letter).changes === 1;
  }

  due(now: number): LetterRow | undefined {
    const row = this.#due.get(now);
    return row === undefined ? undefined : rowSchema.parse(row);
  }

  /** When the next letter is due; null when none waits. */
  nextAt(): number | null {
    return this.#next.get()?.at ?? null;
  }

  settle(
    no: number,
    to: {
      status: LetterRow['status'];
      tries: number;
      at: number;
      failure: LetterFailure | null;
      serverCode: number | null;
    },
  ): void {
    this.#settle.run({ no, ...to });
  }

  ofMeeting(dossierId: DossierId, meetingId: MeetingId): readonly LetterRow[] {
    return this.#ofMeeting.all(dossierId, meetingId).map((row) => rowSchema.parse(row));
  }

  statesOf(rows: readonly LetterRow[], memberId: MemberId): LetterState[] {
    return rows
      .filter((row) => row.memberId === memberId)
      .map(({ kind, status, failure, serverCode, tries, at }) => ({
        kind,
        status,
        failure,
        serverCode,
        tries,
        at,
      }));
  }
}
