import type { Mirror } from '../mirror.ts';
import type { comments as zh } from '../zh/comments.ts';

export const comments: Mirror<typeof zh> = {};
