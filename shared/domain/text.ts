import { z } from 'zod';

/** One line: a name, a title. Trimmed, not empty. */
export const lineSchema = z.string().trim().min(1).max(200);
export const optionalLineSchema = z.string().trim().max(200);
/** What a person writes: a comment, a paragraph of an opinion. */
export const proseSchema = z.string().trim().min(1).max(8000);
export const optionalProseSchema = z.string().trim().max(8000);
