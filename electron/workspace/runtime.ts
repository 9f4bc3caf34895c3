import { hash, randomBytes } from 'node:crypto';
import type { Clock, Hasher, IdSource } from '#shared/lib/ports.ts';
import type { Timers } from '#shared/sync/dossier-link.ts';

export const systemClock: Clock = { nowMs: () => Date.now() };

export const randomIds: IdSource = { newId: () => randomBytes(16).toString('base64url') };

export const nodeHasher: Hasher = {
  sha256Hex: (text) => hash('sha256', text, 'hex'),
};

export const systemTimers: Timers = {
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Structured lines to stderr: ids and codes, never what people wrote. */
export function logLine(event: string, details: Readonly<Record<string, string | number>> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`);
}
