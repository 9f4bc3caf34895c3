import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sessionAnswerSchema, type SessionAnswer } from '#shared/protocol/http.ts';

/**
 * Where a session rests between starts. This one is a file that only this user of the machine may read; one
 * over the system's key store can take its place, which Electron offers to the main process alone.
 */
export interface TokenVault {
  /** Null when there is none for this hub, or it has run out. `hubKey` is its address, or a name for the one here. */
  load(hubKey: string): SessionAnswer | null;
  save(hubKey: string, session: SessionAnswer): void;
  clear(): void;
}

const storedSchema = z.object({ hubKey: z.string(), session: sessionAnswerSchema });

export class FileTokenVault implements TokenVault {
  readonly #file: string;

  constructor(dataDir: string) {
    this.#file = path.join(dataDir, 'session.json');
  }

  load(hubKey: string): SessionAnswer | null {
    try {
      const stored = storedSchema.parse(JSON.parse(fs.readFileSync(this.#file, 'utf8')));
      const isGood = stored.hubKey === hubKey && stored.session.expiresAt > Date.now();
      return isGood ? stored.session : null;
    } catch {
      return null;
    }
  }

  /** Written aside and renamed: a reader finds the old one or the new one. */
  save(hubKey: string, session: SessionAnswer): void {
    const aside = `${this.#file}.new`;
    fs.rmSync(aside, { force: true });
    fs.writeFileSync(aside, JSON.stringify({ hubKey, session }), { mode: 0o600 });
    fs.renameSync(aside, this.#file);
  }

  clear(): void {
    fs.rmSync(this.#file, { force: true });
  }
}
