import {
  draftCaretSchema,
  draftJoinedSchema,
  draftJoinSchema,
  draftPushedSchema,
  draftPushSchema,
} from '../joint-draft.ts';
import { nothing, okOr } from './shapes.ts';

/** An opinion that several people type in: handed through to the hub, since nothing of it is kept here but unsent words. */
export const draftsContract = {
  'draft.join': { request: draftJoinSchema, response: okOr(draftJoinedSchema) },
  'draft.push': { request: draftPushSchema, response: okOr(draftPushedSchema) },
  'draft.caret': { request: draftCaretSchema, response: nothing },
} as const;
