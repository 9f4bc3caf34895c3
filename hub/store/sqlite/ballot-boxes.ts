import { z } from 'zod';
import type { DossierId, VoteId } from '#shared/domain/ids.ts';
import { withBallot, type SealedBallot } from '#shared/domain/vote/ballot.ts';
import type { Sqlite } from './open-database.ts';

const countsSchema = z.array(z.number().int().min(0));

/** Counts of secret votes. What can be known from the files of a hub about a ballot is in docs/adr. */
export class BallotBoxes {
  readonly #db: Sqlite;
  readonly #read;
  readonly #write;

  constructor(db: Sqlite) {
    this.#db = db;
    this.#read = db.prepare<{ dossierId: string; voteId: string }, { counts: string }>(
      'SELECT counts FROM ballot_boxes WHERE dossier_id = :dossierId AND vote_id = :voteId',
    );
    this.#write = db.prepare(`
      INSERT INTO ballot_boxes (dossier_id, vote_id, counts) VALUES (:dossierId, :voteId, :counts)
      ON CONFLICT DO UPDATE SET counts = excluded.counts`);
    // A hub that was killed may have left the way it went.
    this.forgetTheWay();
  }

  read(dossierId: DossierId, voteId: VoteId): readonly number[] {
    const row = this.#read.get({ dossierId, voteId });
    return row ? countsSchema.parse(JSON.parse(row.counts)) : [];
  }

  /** Call inside the commit's transaction. */
  put(dossierId: DossierId, ballot: SealedBallot): void {
    const { voteId } = ballot;
    const counts = JSON.stringify(withBallot(this.read(dossierId, voteId), ballot));
    this.#write.run({ dossierId, voteId, counts });
  }

  /**
   * The write-ahead log holds each transaction as it came: beside who has voted, the counts before and after. So
   * after every ballot it is folded into the database and emptied.
   */
  forgetTheWay(): void {
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }
}
