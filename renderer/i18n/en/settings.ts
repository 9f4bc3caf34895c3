import type { Mirror } from '../mirror.ts';
import type { settings as zh } from '../zh/settings.ts';

export const settings: Mirror<typeof zh> = {};
