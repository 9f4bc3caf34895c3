import { z } from 'zod';
import { anchorSchema } from '../../anchoring/anchor.ts';
import { commandIdSchema, commentIdSchema, itemIdSchema, versionIdSchema } from '../ids.ts';
import { commentContentSchema, commentSubjectSchema, sinceSchema } from './comment.ts';

/** Where its author sees it: what is written or drawn in private does not reach the panel unasked (CM7, L3). */
const seenPlace = z.enum(['private', 'panel']).optional();

export const commentCommands = [
  /** Writes a comment into the author's private ledger. */
  z
    .object({ type: z.literal('comment.add'), subject: commentSubjectSchema, content: commentContentSchema })
    .strict(),
  z
    .object({
      type: z.literal('comment.edit'),
      commentId: commentIdSchema,
      content: commentContentSchema,
      place: seenPlace,
      since: sinceSchema.optional(),
    })
    .strict(),
  /** Moves, resizes, recolours or draws anew the mark of a comment on its own version (CM10). */
  z
    .object({
      type: z.literal('comment.remark'),
      commentId: commentIdSchema,
      anchor: anchorSchema,
      place: seenPlace,
      since: sinceSchema.optional(),
    })
    .strict(),
  /** Deletes a private comment, or withdraws one that the panel has (it stays, struck out). */
  z
    .object({
      type: z.literal('comment.withdraw'),
      commentId: commentIdSchema,
      since: sinceSchema.optional(),
    })
    .strict(),
  /** 定位: says where in the current version a comment on an older one belongs (CM9). */
  z
    .object({
      type: z.literal('comment.place'),
      commentId: commentIdSchema,
      versionId: versionIdSchema,
      anchor: anchorSchema,
    })
    .strict(),
  /** 发给专家组: copies private comments into the panel ledger. */
  z
    .object({
      type: z.literal('comment.share'),
      commentIds: z.array(commentIdSchema).min(1).max(200).readonly(),
      /** The changes of words that were seen when they were shared; others are not shared unseen (CM13). */
      seen: z
        .array(z.object({ commentId: commentIdSchema, words: commandIdSchema }).strict())
        .max(200)
        .readonly()
        .optional(),
    })
    .strict(),
  /** 发布: copies panel comments, without their authors, to owner and compiler (L3). */
  z
    .object({
      type: z.literal('comment.release'),
      itemId: itemIdSchema,
      commentIds: z.array(commentIdSchema).min(1).max(200).readonly(),
    })
    .strict(),
] as const;
