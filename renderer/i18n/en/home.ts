import type { Mirror } from '../mirror.ts';
import type { home as zh } from '../zh/home.ts';

export const home: Mirror<typeof zh> = {};
