import type { Mirror } from '../mirror.ts';
import type { people as zh } from '../zh/people.ts';

export const people: Mirror<typeof zh> = {};
