import type { Sqlite } from './open-database.ts';
import type { Owner } from './owners.ts';

/** Whether words of this person that the hub does not have yet name a file: in the outbox, in a draft, being typed. */
export function namedInUnsentWords(db: Sqlite, { ownerId, accountId }: Owner): (sha256: string) => boolean {
  const find = db.prepare<{ ownerId: number; accountId: string; sha256: string }, { found: number }>(`
    SELECT EXISTS (SELECT 1 FROM outbox WHERE owner_id = :ownerId AND instr(command, :sha256) > 0)
        OR EXISTS (SELECT 1 FROM drafts WHERE owner_id = :ownerId AND instr(draft, :sha256) > 0)
        OR EXISTS (SELECT 1 FROM scratch WHERE owner_key = :accountId AND instr(text, :sha256) > 0) AS found`);
  return (sha256) => find.get({ ownerId, accountId, sha256 })?.found === 1;
}
