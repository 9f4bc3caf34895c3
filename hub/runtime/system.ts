import { hash, randomBytes } from 'node:crypto';
import type { Clock, Hasher, IdSource } from '#shared/lib/ports.ts';

/** The machine's clock, randomness and SHA-256, for the pure code that takes them as ports. */
export const systemClock: Clock = { nowMs: () => Date.now() };

export const randomIds: IdSource = { newId: () => randomBytes(16).toString('base64url') };

export const nodeHasher: Hasher = { sha256Hex };

export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex');
}
