import { hash } from 'node:crypto';
import type { Hasher } from '#shared/lib/ports.ts';

export const nodeHasher: Hasher = { sha256Hex: (text) => hash('sha256', text, 'hex') };
