import type { Mirror } from '../mirror.ts';
import type { shell as zh } from '../zh/shell.ts';

export const shell: Mirror<typeof zh> = {};
