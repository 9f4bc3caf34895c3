import type { Mirror } from '../mirror.ts';
import type { meeting as zh } from '../zh/meeting.ts';

export const meeting: Mirror<typeof zh> = {};
