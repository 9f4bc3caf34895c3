import { z } from 'zod';
import { preferencesSchema } from '#shared/protocol/ipc/contract.ts';
import type { Sqlite } from './open-database.ts';

/** Where this profile's dossiers come from: the hub in this very app, or one somewhere else. */
const hubChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('embedded'), port: z.number().int().min(1).max(65_535) }),
  z.object({ kind: z.literal('remote'), url: z.url() }),
]);
export type HubChoice = z.infer<typeof hubChoiceSchema>;
export type Preferences = z.infer<typeof preferencesSchema>;

const DEFAULT_PREFERENCES: Preferences = { language: 'zh', scale: 1, places: {} };

/** The profile's settings, and the texts that are being typed. Durable when a call returns. */
export class Settings {
  readonly #get;
  readonly #put;
  readonly #delete;
  readonly #getScratch;
  readonly #putScratch;
  readonly #deleteScratch;

  constructor(db: Sqlite) {
    this.#get = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?');
    this.#put = db.prepare(
      `INSERT INTO settings (key, value) VALUES (?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    );
    this.#delete = db.prepare('DELETE FROM settings WHERE key = ?');
    this.#getScratch = db.prepare<[string, string], { text: string }>(
      'SELECT text FROM scratch WHERE owner_key = ? AND key = ?',
    );
    this.#putScratch = db.prepare(
      `INSERT INTO scratch (owner_key, key, text) VALUES (?, ?, ?)
       ON CONFLICT (owner_key, key) DO UPDATE SET text = excluded.text`,
    );
    this.#deleteScratch = db.prepare('DELETE FROM scratch WHERE owner_key = ? AND key = ?');
  }

  get hub(): HubChoice | null {
    return this.#read('hub', hubChoiceSchema);
  }

  set hub(choice: HubChoice | null) {
    if (choice) this.#put.run('hub', JSON.stringify(choice));
    else this.#delete.run('hub');
  }

  get preferences(): Preferences {
    return this.#read('preferences', preferencesSchema) ?? DEFAULT_PREFERENCES;
  }

  set preferences(preferences: Preferences) {
    this.#put.run('preferences', JSON.stringify(preferences));
  }

  /** `ownerKey` is the account, so that one person never finds the words of another. */
  loadScratch(ownerKey: string, key: string): string | null {
    return this.#getScratch.get(ownerKey, key)?.text ?? null;
  }

  saveScratch(ownerKey: string, key: string, text: string | null): void {
    if (text === null) this.#deleteScratch.run(ownerKey, key);
    else this.#putScratch.run(ownerKey, key, text);
  }

  #read<T>(key: string, schema: z.ZodType<T>): T | null {
    const row = this.#get.get(key);
    if (!row) return null;
    try {
      const parsed = schema.safeParse(JSON.parse(row.value));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }
}
