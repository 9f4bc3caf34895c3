import { z } from 'zod';
import { dutySchema, type Account } from '#shared/protocol/http.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

type Duty = z.infer<typeof dutySchema>;

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

const COLUMNS = 'account_id, login, name, unit, password, duties, disabled_at';
const dutiesSchema = z.array(dutySchema);

export class AccountsTable {
  readonly #insert;
  readonly #byLogin;
  readonly #byId;
  readonly #all;
  readonly #disable;
  readonly #enable;
  readonly #count;

  constructor(db: Sqlite) {
    this.#insert = db.prepare(`
      INSERT INTO accounts (account_id, login_key, login, name, unit, password, duties, created_at)
      VALUES (:accountId, :loginKey, :login, :name, :unit, :passwordHash, :duties, :createdAt)
      ON CONFLICT (login_key) DO NOTHING`);
  readonly #remove;
    this.#byLogin = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM accounts WHERE login_key = ?`);
    this.#byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM accounts WHERE account_id = ?`);
    this.#all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM accounts ORDER BY login_key`);
    this.#disable = db.prepare(
      'UPDATE accounts SET disabled_at = ? WHERE account_id = ? AND disabled_at IS NULL',
    );
    this.#remove = db.prepare('DELETE FROM accounts WHERE account_id = ?');
    this.#enable = db.prepare('UPDATE accounts SET disabled_at = NULL WHERE account_id = ?');
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

  findByLogin(login: string): StoredAccount | undefined {
    return toAccount(this.#byLogin.get(loginKey(login)));
  }

  find(accountId: string): StoredAccount | undefined {
    return toAccount(this.#byId.get(accountId));
  }

  all(): readonly StoredAccount[] {
    return this.#all.all().flatMap((row) => toAccount(row) ?? []);
  }

  disable(accountId: string, at: number): boolean {
    return this.#disable.run(at, accountId).changes === 1;
  }

  enable(accountId: string): boolean {
    return this.#enable.run(accountId).changes === 1;
  }

  /** Only for an account that never had a session nor keeps a seat. */
  remove(accountId: string): void {
    this.#remove.run(accountId);
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
