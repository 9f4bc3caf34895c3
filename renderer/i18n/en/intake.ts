import type { Mirror } from '../mirror.ts';
import type { intake as zh } from '../zh/intake.ts';

export const intake: Mirror<typeof zh> = {};
