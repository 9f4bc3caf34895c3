import type { Mirror } from '../mirror.ts';
import type { access as zh } from '../zh/access.ts';

export const access: Mirror<typeof zh> = {};
