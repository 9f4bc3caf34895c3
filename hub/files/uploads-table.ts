import { z } from 'zod';
import { fileRefSchema } from '#shared/domain/file-ref.ts';
import { dossierIdSchema, memberIdSchema, type DossierId, type MemberId } from '#shared/domain/ids.ts';
import type { NamedFile } from '#shared/domain/ledger/file-access.ts';
import { pictureRefSchema } from '#shared/domain/picture-ref.ts';
import { recordingRefSchema } from '#shared/domain/recording-ref.ts';
import { uploadStatusSchema, type UploadStatus } from '#shared/protocol/http.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

export type UploadOutcome = Extract<
  UploadStatus,
  { status: 'accepted' | 'pictureAccepted' | 'recordingAccepted' | 'rejected' }
>;
type Accepted = Exclude<UploadOutcome, { status: 'rejected' }>;

/** What a member may name once it is here. */
const uploadedSchema = z.union([fileRefSchema, pictureRefSchema, recordingRefSchema]);

export interface UploadRow {
  readonly uploadId: string;
  readonly accountId: string;
  readonly dossierId: DossierId;
  readonly memberId: MemberId;
  readonly kind: 'report' | 'picture' | 'recording';
  readonly name: string;
  readonly sizeBytes: number;
  readonly createdAt: number;
  readonly status: 'receiving' | 'checking' | 'accepted' | 'rejected';
  readonly outcome: UploadOutcome | null;
}

interface Row {
  readonly upload_id: string;
  readonly account_id: string;
  readonly dossier_id: string;
  readonly member_id: string;
  readonly kind: UploadRow['kind'];
  readonly name: string;
  readonly size_bytes: number;
  readonly created_at: number;
  readonly status: UploadRow['status'];
  readonly outcome: string | null;
}

const COLUMNS =
  'upload_id, account_id, dossier_id, member_id, kind, name, size_bytes, created_at, status, outcome';

/** Uploads and what came of them; and which member may put which file into which dossier (FI4). */
export class UploadsTable {
  readonly #insert;
  readonly #find;
  readonly #setStatus;
  readonly #openBytes;
  readonly #unfinished;
  readonly #remove;
  readonly #givenUp;
  readonly #removeFinished;
  readonly #removeFiles;
  readonly #insertFile;
  readonly #findFile;
  readonly #db: Sqlite;

  constructor(db: Sqlite) {
    this.#db = db;
    this.#insert = db.prepare(`
      INSERT INTO uploads (upload_id, account_id, dossier_id, member_id, kind, name, size_bytes, created_at, status)
      VALUES (:uploadId, :accountId, :dossierId, :memberId, :kind, :name, :sizeBytes, :createdAt, 'receiving')`);
    this.#find = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM uploads WHERE upload_id = ?`);
    this.#setStatus = db.prepare('UPDATE uploads SET status = ?, outcome = ? WHERE upload_id = ?');
    this.#openBytes = db.prepare<[string], { bytes: number }>(`
      SELECT coalesce(sum(size_bytes), 0) AS bytes FROM uploads
      WHERE account_id = ? AND status IN ('receiving', 'checking')`);
    this.#unfinished = db.prepare<[], Row>(
      `SELECT ${COLUMNS} FROM uploads WHERE status IN ('receiving', 'checking')`,
    );
    this.#remove = db.prepare("DELETE FROM uploads WHERE upload_id = ? AND status = 'receiving'");
    this.#givenUp = db.prepare<[number], { upload_id: string }>(
      "SELECT upload_id FROM uploads WHERE created_at <= ? AND status = 'receiving'",
    );
    this.#removeFinished = db.prepare(
      "DELETE FROM uploads WHERE created_at <= ? AND status IN ('accepted', 'rejected')",
    );
    this.#removeFiles = db.prepare('DELETE FROM uploaded_files WHERE at <= ?');
    this.#insertFile = db.prepare(`
      INSERT INTO uploaded_files (dossier_id, member_id, sha256, file, at)
      VALUES (:dossierId, :memberId, :sha256, :file, :at)
      ON CONFLICT (dossier_id, member_id, sha256) DO UPDATE SET file = excluded.file, at = excluded.at`);
    this.#findFile = db.prepare<[string, string, string, number], { file: string }>(
      'SELECT file FROM uploaded_files WHERE dossier_id = ? AND member_id = ? AND sha256 = ? AND at > ?',
    );
  }

  insert(upload: Omit<UploadRow, 'status' | 'outcome'>): void {
    this.#insert.run(upload);
  }

  find(uploadId: string): UploadRow | undefined {
    const row = this.#find.get(uploadId);
    return row && toUpload(row);
  }

  setChecking(uploadId: string): void {
    this.#setStatus.run('checking', null, uploadId);
  }

  finish(uploadId: string, outcome: UploadOutcome): void {
    const status = outcome.status === 'rejected' ? 'rejected' : 'accepted';
    this.#setStatus.run(status, JSON.stringify(outcome), uploadId);
  }

  /** Bytes an account has announced and not finished. */
  openBytes(accountId: string): number {
    return this.#openBytes.get(accountId)?.bytes ?? 0;
  }

  unfinished(): readonly UploadRow[] {
    return this.#unfinished.all().map(toUpload);
  }

  /** The member may now refer to the file, and the uploader is told so: both or neither. */
  accept(upload: UploadRow, outcome: Accepted, at: number): void {
    const { uploadId, dossierId, memberId } = upload;
    const file = acceptedFile(outcome);
    this.#db
      .transaction(() => {
        this.#insertFile.run({ dossierId, memberId, sha256: file.sha256, file: JSON.stringify(file), at });
        this.finish(uploadId, outcome);
      })
      .immediate();
  }

  /** Given up by its uploader before its end. */
  remove(uploadId: string): void {
    this.#remove.run(uploadId);
  }

  /** Begun no later than this and never finished. */
  givenUp(createdBy: number): readonly string[] {
    return this.#givenUp.all(createdBy).map((row) => row.upload_id);
  }

  removeFinished(createdBy: number): void {
    this.#removeFinished.run(createdBy);
  }

  /** Ends the right to name files that were accepted no later than this. */
  removeFiles(acceptedBy: number): void {
    this.#removeFiles.run(acceptedBy);
  }

  /** What this member uploaded to this dossier after `acceptedAfter`. */
  findFile(
    dossierId: DossierId,
    memberId: MemberId,
    sha256: string,
    acceptedAfter: number,
  ): NamedFile | undefined {
    const row = this.#findFile.get(dossierId, memberId, sha256, acceptedAfter);
    return row && uploadedSchema.parse(JSON.parse(row.file));
  }
}

function acceptedFile(outcome: Accepted): NamedFile {
  switch (outcome.status) {
    case 'accepted':
      return outcome.file;
    case 'pictureAccepted':
      return outcome.picture;
    case 'recordingAccepted':
      return outcome.recording;
  }
}

function toUpload(row: Row): UploadRow {
  const outcome = row.outcome === null ? null : uploadStatusSchema.parse(JSON.parse(row.outcome));
  return {
    uploadId: row.upload_id,
    accountId: row.account_id,
    dossierId: dossierIdSchema.parse(row.dossier_id),
    memberId: memberIdSchema.parse(row.member_id),
    kind: row.kind,
    name: row.name,
    sizeBytes: row.size_bytes,
    createdAt: row.created_at,
    status: row.status,
    outcome: outcome && outcome.status !== 'receiving' && outcome.status !== 'checking' ? outcome : null,
  };
}
