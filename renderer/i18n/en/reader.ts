import type { Mirror } from '../mirror.ts';
import type { reader as zh } from '../zh/reader.ts';

export const reader: Mirror<typeof zh> = {};
