import type { Mirror } from '../mirror.ts';
import type { revision as zh } from '../zh/revision.ts';

export const revision: Mirror<typeof zh> = {};
