import type { Sqlite } from '../store/sqlite/open-database.ts';

export interface StoredSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly createdAt: number;
  readonly usedAt: number;
  readonly expiresAt: number;
  /** What the program called itself when it last connected. */
  readonly app: string | null;
}

interface Row {
  readonly session_id: string;
  readonly account_id: string;
  readonly created_at: number;
  readonly used_at: number;
  readonly expires_at: number;
  readonly app: string | null;
}

const COLUMNS = 'session_id, account_id, created_at, used_at, expires_at, app';

/** Sessions by the hash of their token; a session that ended has no row. */
export class SessionsTable {
  readonly #insert;
  readonly #byToken;
  readonly #touch;
  readonly #name;
  readonly #remove;
  readonly #ofAccount;
  readonly #over;

  constructor(db: Sqlite) {
    this.#insert = db.prepare(`
      INSERT INTO sessions (session_id, token_hash, account_id, created_at, used_at, expires_at)
      VALUES (:sessionId, :tokenHash, :accountId, :at, :at, :expiresAt)`);
    this.#byToken = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM sessions WHERE token_hash = ?`);
    this.#touch = db.prepare('UPDATE sessions SET used_at = ? WHERE session_id = ?');
    this.#name = db.prepare('UPDATE sessions SET app = ? WHERE session_id = ? AND app IS NOT ?');
    this.#remove = db.prepare('DELETE FROM sessions WHERE session_id = ?');
    this.#ofAccount = db.prepare<[string], Row>(
      `SELECT ${COLUMNS} FROM sessions WHERE account_id = ? ORDER BY used_at DESC, session_id`,
    );
    this.#over = db.prepare<{ now: number; idleBefore: number }, Row>(
      `SELECT ${COLUMNS} FROM sessions WHERE expires_at <= :now OR used_at <= :idleBefore`,
    );
  }

  insert(session: {
    sessionId: string;
    tokenHash: string;
    accountId: string;
    at: number;
    expiresAt: number;
  }): void {
    this.#insert.run(session);
  }

  findByTokenHash(tokenHash: string): StoredSession | undefined {
    return toSession(this.#byToken.get(tokenHash));
  }

  touch(sessionId: string, at: number): void {
    this.#touch.run(at, sessionId);
  }

  name(sessionId: string, app: string): void {
    this.#name.run(app, sessionId, app);
  }

  remove(sessionId: string): boolean {
    return this.#remove.run(sessionId).changes === 1;
  }

  ofAccount(accountId: string): readonly StoredSession[] {
    return this.#ofAccount.all(accountId).flatMap((row) => toSession(row) ?? []);
  }

  /** Sessions past their end or unused since `idleBefore`. */
  over(now: number, idleBefore: number): readonly StoredSession[] {
    return this.#over.all({ now, idleBefore }).flatMap((row) => toSession(row) ?? []);
  }
}

function toSession(row: Row | undefined): StoredSession | undefined {
  return (
    row && {
      sessionId: row.session_id,
      accountId: row.account_id,
      createdAt: row.created_at,
      usedAt: row.used_at,
      expiresAt: row.expires_at,
      app: row.app,
    }
  );
}
