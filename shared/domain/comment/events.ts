import { z } from 'zod';
import { anchorSchema } from '../../anchoring/anchor.ts';
import { commentIdSchema, itemIdSchema, memberIdSchema, timeMsSchema, versionIdSchema } from '../ids.ts';
import { commentContentSchema, commentSubjectSchema } from './comment.ts';

export const commentEvents = [
  z.object({
    type: z.literal('comment.added'),
    v: z.literal(1),
    payload: z.object({ subject: commentSubjectSchema, content: commentContentSchema }),
  }),
  z.object({
    type: z.literal('comment.edited'),
    v: z.literal(1),
    payload: z.object({ commentId: commentIdSchema, content: commentContentSchema }),
  }),
  z.object({
    type: z.literal('comment.remarked'),
    v: z.literal(1),
    payload: z.object({ commentId: commentIdSchema, anchor: anchorSchema }),
  }),
  z.object({
    type: z.literal('comment.withdrawn'),
    v: z.literal(1),
    payload: z.object({ commentId: commentIdSchema }),
  }),
  /** Where it belongs in a newer version, as a person says. */
  z.object({
    type: z.literal('comment.placed'),
    v: z.literal(1),
    payload: z.object({ commentId: commentIdSchema, versionId: versionIdSchema, anchor: anchorSchema }),
  }),
  /** In the panel ledger: the full content, copied. */
  z.object({
    type: z.literal('comment.shared'),
    v: z.literal(1),
    payload: z.object({
      subject: commentSubjectSchema,
      content: commentContentSchema,
      author: memberIdSchema,
      writtenAt: timeMsSchema,
    }),
  }),
  /** In the author's private ledger: the panel has it now. */
  z.object({
    type: z.literal('comment.handedOver'),
    v: z.literal(1),
    payload: z.object({ commentId: commentIdSchema }),
  }),
  /** In the applicants ledger: content without its author. */
  z.object({
    type: z.literal('comment.released'),
    v: z.literal(1),
    payload: z.object({
      itemId: itemIdSchema,
      comments: z.array(z.object({ subject: commentSubjectSchema, content: commentContentSchema })),
    }),
  }),
  /** In the panel ledger: the applicants have these now. */
  z.object({
    type: z.literal('comment.releaseNoted'),
    v: z.literal(1),
    payload: z.object({ commentIds: z.array(commentIdSchema) }),
  }),
] as const;
