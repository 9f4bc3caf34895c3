import type { Mirror } from '../mirror.ts';
import type { opinion as zh } from '../zh/opinion.ts';

export const opinion: Mirror<typeof zh> = {};
