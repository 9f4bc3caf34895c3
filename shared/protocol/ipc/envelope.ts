import { z } from 'zod';
import { IPC_METHODS } from './methods.ts';

/**
 * What main and the workspace process say to each other. Requests are numbered by main; an answer carries
 * the number of its request. A request whose process dies is answered by main with a fault: asking again is
 * safe, since commands keep their ids.
 */
export const toWorkspaceSchema = z
  .object({
    kind: z.literal('request'),
    id: z.number().int().min(1),
    method: z.enum(IPC_METHODS),
    request: z.unknown(),
  })
  .strict();
export type ToWorkspace = z.infer<typeof toWorkspaceSchema>;

/** Why the profile's database cannot be worked on. Starting again changes nothing until a person does something. */
export const unusableReasonSchema = z.enum(['newer', 'damaged', 'noAccess', 'noSpace']);
export type UnusableReason = z.infer<typeof unusableReasonSchema>;

export const fromWorkspaceSchema = z.discriminatedUnion('kind', [
  /** The database is open and requests are served. */
  z.object({ kind: z.literal('ready') }).strict(),
  /** It will not be ready, and ends. */
  z.object({ kind: z.literal('unusable'), reason: unusableReasonSchema }).strict(),
  z.object({ kind: z.literal('answer'), id: z.number().int().min(1), response: z.unknown() }).strict(),
  /** The request was no request, or its handler broke. `message` is for logs. */
  z.object({ kind: z.literal('refused'), id: z.number().int().min(1), message: z.string() }).strict(),
  z.object({ kind: z.literal('event'), event: z.unknown() }).strict(),
]);
export type FromWorkspace = z.infer<typeof fromWorkspaceSchema>;

/**
 * What a page gets instead of an answer when the workspace process died and the answer has no room for a
 * fault. Plain data, because an error loses everything but its text on the way to a page.
 */
export const workspaceDownSchema = z.object({ workspaceDown: z.literal(true) }).strict();
export const WORKSPACE_DOWN: z.infer<typeof workspaceDownSchema> = { workspaceDown: true };
