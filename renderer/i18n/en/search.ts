import type { Mirror } from '../mirror.ts';
import type { search as zh } from '../zh/search.ts';

export const search: Mirror<typeof zh> = {};
