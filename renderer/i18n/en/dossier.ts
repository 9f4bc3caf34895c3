import type { Mirror } from '../mirror.ts';
import type { dossier as zh } from '../zh/dossier.ts';

export const dossier: Mirror<typeof zh> = {};
