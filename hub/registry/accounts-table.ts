import { z } from 'zod';
import { dutySchema, type Account, type Duty } from '#shared/protocol/http.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

export interface StoredAccount extends Account {
  readonly passwordHash: string;
  readonly disabledAt: number | null;
}

interface Row {
  readonly account_id: string;
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly password: string;
  readonly duties: string;
  readonly disabled_at: number | null;
}

interface SeenRow extends Row {
  readonly seen_at: number | null;
}

const COLUMNS = 'account_id, login, name, unit, password, duties, disabled_at';
const dutiesSchema = z.array(dutySchema);

export class AccountsTable {
  readonly #insert;
  readonly #byLogin;
  readonly #byId;
  readonly #all;
  readonly #disable;
  readonly #enable;
  readonly #setDuties;
  readonly #setPassword;
  readonly #setProfile;
  readonly #activeAdmins;
  readonly #count;
  readonly #remove;

  constructor(db: Sqlite) {
    this.#insert = db.prepare(`
      INSERT INTO accounts (account_id, login_key, login, name, unit, password, duties, created_at)
      VALUES (:accountId, :loginKey, :login, :name, :unit, :passwordHash, :duties, :createdAt)
      ON CONFLICT (login_key) DO NOTHING`);
    this.#remove = db.prepare('DELETE FROM accounts WHERE account_id = ?');
    this.#byLogin = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM accounts WHERE login_key = ?`);
    this.#byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM accounts WHERE account_id = ?`);
    // An open session knows better than what was noted when one ended.
    this.#all = db.prepare<[], SeenRow>(`
      SELECT ${COLUMNS}, coalesce(
        (SELECT max(used_at) FROM sessions WHERE sessions.account_id = accounts.account_id), seen_at
      ) AS seen_at FROM accounts ORDER BY login_key`);
    this.#disable = db.prepare(
      'UPDATE accounts SET disabled_at = ? WHERE account_id = ? AND disabled_at IS NULL',
    );
    this.#enable = db.prepare(
      'UPDATE accounts SET disabled_at = NULL WHERE account_id = ? AND disabled_at IS NOT NULL',
    );
    this.#setDuties = db.prepare('UPDATE accounts SET duties = ? WHERE account_id = ?');
    this.#setPassword = db.prepare(
      'UPDATE accounts SET password = :to WHERE account_id = :accountId AND password = :from',
    );
    this.#setProfile = db.prepare('UPDATE accounts SET name = ?, unit = ? WHERE account_id = ?');
    this.#activeAdmins = db.prepare<[], { n: number }>(`
      SELECT count(*) AS n FROM accounts WHERE disabled_at IS NULL
        AND EXISTS (SELECT 1 FROM json_each(duties) WHERE value = 'admin')`);
    this.#count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM accounts');
  }

  /** False when the login is taken, also in other letter case. */
  insert(account: Account & { readonly passwordHash: string }, createdAt: number): boolean {
    const { changes } = this.#insert.run({
      ...account,
      loginKey: loginKey(account.login),
      duties: JSON.stringify(account.duties),
      createdAt,
    });
    return changes === 1;
  }

  /** Only for an account that never had a session nor keeps a seat. */
  remove(accountId: string): void {
    this.#remove.run(accountId);
  }

  findByLogin(login: string): StoredAccount | undefined {
    return toAccount(this.#byLogin.get(loginKey(login)));
  }

  find(accountId: string): StoredAccount | undefined {
    return toAccount(this.#byId.get(accountId));
  }

  /** By login, each with when it was last seen. */
  all(): readonly (StoredAccount & { readonly seenAt: number | null })[] {
    return this.#all.all().flatMap((row) => {
      const account = toAccount(row);
      return account ? [{ ...account, seenAt: row.seen_at }] : [];
    });
  }

  disable(accountId: string, at: number): boolean {
    return this.#disable.run(at, accountId).changes === 1;
  }

  enable(accountId: string): boolean {
    return this.#enable.run(accountId).changes === 1;
  }

  setDuties(accountId: string, duties: readonly Duty[]): void {
    this.#setDuties.run(JSON.stringify(duties), accountId);
  }

  /** False when the password is no longer `from`: somebody else changed it meanwhile. */
  replacePassword(accountId: string, from: string, to: string): boolean {
    return this.#setPassword.run({ accountId, from, to }).changes === 1;
  }

  setProfile(accountId: string, name: string, unit: string): void {
    this.#setProfile.run(name, unit, accountId);
  }

  activeAdmins(): number {
    return this.#activeAdmins.get()?.n ?? 0;
  }

  count(): number {
    return this.#count.get()?.n ?? 0;
  }
}

/** What two spellings of one login have in common. */
export function loginKey(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/** An account as others may see it: never the hash of its password. */
export function publicAccount({ accountId, login, name, unit, duties }: Account): Account {
  return { accountId, login, name, unit, duties: [...duties] };
}

export function hasDuty(account: Account, duty: Duty): boolean {
  return account.duties.includes(duty);
}

function toAccount(row: Row | undefined): StoredAccount | undefined {
  return (
    row && {
      accountId: row.account_id,
      login: row.login,
      name: row.name,
      unit: row.unit,
      duties: dutiesSchema.parse(JSON.parse(row.duties)),
      passwordHash: row.password,
      disabledAt: row.disabled_at,
    }
  );
}
