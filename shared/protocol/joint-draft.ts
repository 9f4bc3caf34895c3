import { z } from 'zod';
import { dossierIdSchema, itemIdSchema, memberIdSchema } from '../domain/ids.ts';
import { rejectionSchema } from './command-push.ts';

/** A section of the opinion, or one of its points. */
export const draftFieldSchema = z
  .string()
  .regex(/^(?:opening|overview|overall|point:[A-Za-z0-9_-]{4,40})$/u)
  .brand<'DraftField'>();
export type DraftField = z.infer<typeof draftFieldSchema>;

/** Of one update, and of a state vector, in base64. */
const MOST_CHARACTERS = 160_000;
const bytesSchema = z.string().max(MOST_CHARACTERS).base64();

/** `draft.join`: the text of one opinion, as far as the client does not have it. Yjs, version 1 encoding, base64. */
export const draftJoinSchema = z
  .object({ dossierId: dossierIdSchema, itemId: itemIdSchema, stateVector: bytesSchema })
  .strict();
export type DraftJoin = z.infer<typeof draftJoinSchema>;

export const draftJoinedSchema = z
  .object({
    /** What the client lacks. A whole draft is larger than one update may be. */
    update: z.base64(),
    /** What the hub has: send what it lacks. */
    stateVector: z.base64(),
  })
  .strict();
export type DraftJoined = z.infer<typeof draftJoinedSchema>;

/** `draft.push`: what was typed. */
export const draftPushSchema = z
  .object({ dossierId: dossierIdSchema, itemId: itemIdSchema, update: bytesSchema.min(1) })
  .strict();
export type DraftPush = z.infer<typeof draftPushSchema>;

/** `taken` once it is durable; `refused` by the rules of who writes, when. */
export const draftPushedSchema = z.discriminatedUnion('result', [
  z.object({ result: z.literal('taken') }).strict(),
  z.object({ result: z.literal('refused'), rejection: rejectionSchema }).strict(),
]);
export type DraftPushed = z.infer<typeof draftPushedSchema>;

/** `draft.updated`: what somebody else typed. */
export const draftUpdatedSchema = z
  .object({ dossierId: dossierIdSchema, itemId: itemIdSchema, update: z.base64() })
  .strict();
export type DraftUpdated = z.infer<typeof draftUpdatedSchema>;

const place = z.string().max(400);

/** Where somebody types: Yjs relative positions as JSON. */
export const caretSchema = z.object({ anchor: place, head: place }).strict();
export type Caret = z.infer<typeof caretSchema>;

/** `draft.caret`: volatile. Null when one leaves the text; `client` tells the windows of one person apart. */
export const draftCaretSchema = z
  .object({
    dossierId: dossierIdSchema,
    itemId: itemIdSchema,
    client: z.number().int().min(0),
    caret: caretSchema.nullable(),
  })
  .strict();
export type DraftCaret = z.infer<typeof draftCaretSchema>;

/** `draft.careted`: where a colleague types. */
export const draftCaretedSchema = draftCaretSchema.extend({ memberId: memberIdSchema }).strict();
export type DraftCareted = z.infer<typeof draftCaretedSchema>;

/** What colleagues type, and where. */
export const draftMessageSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('draft.updated'), message: draftUpdatedSchema }),
  z.object({ event: z.literal('draft.careted'), message: draftCaretedSchema }),
]);
export type DraftMessage = z.infer<typeof draftMessageSchema>;
