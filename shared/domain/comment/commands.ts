import { z } from 'zod';
import { anchorSchema } from '../../anchoring/anchor.ts';
import { commentIdSchema, itemIdSchema, versionIdSchema } from '../ids.ts';
import { commentContentSchema, commentSubjectSchema } from './comment.ts';

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
      /** Where its author sees it: words written in private do not reach the panel unasked (CM7, L3). */
      place: z.enum(['private', 'panel']).optional(),
    })
    .strict(),
  /** Deletes a private comment, or withdraws one that the panel has (it stays, struck out). */
  z.object({ type: z.literal('comment.withdraw'), commentId: commentIdSchema }).strict(),
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
