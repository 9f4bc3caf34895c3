import { z } from 'zod';
import { severitySchema } from '../comment/comment.ts';
import { fileRefSchema } from '../file-ref.ts';
import {
  commentIdSchema,
  daySchema,
  itemIdSchema,
  memberIdSchema,
  opinionItemIdSchema,
  proposalIdSchema,
  sha256Schema,
  timeMsSchema,
} from '../ids.ts';
import { conclusionSchema } from '../rules/matter-rule.ts';
import { dissentSchema, opinionSectionSchema, qualitySchema } from './commands.ts';

const itemId = itemIdSchema;

export const publishedOpinionSchema = z.object({
  itemId,
  docId: z.string(),
  revision: z.number(),
  opening: z.string(),
  overview: z.string(),
  overall: z.string(),
  items: z.array(
    z.object({
      opinionItemId: opinionItemIdSchema,
      no: z.number(),
      severity: severitySchema,
      text: z.string(),
    }),
  ),
  conclusion: conclusionSchema,
  wording: z.string(),
  dueDay: daySchema.nullable(),
  signatures: z.array(
    z.object({
      memberId: memberIdSchema,
      name: z.string(),
      isChair: z.boolean(),
      signedAt: timeMsSchema,
      dissent: z.boolean(),
    }),
  ),
  frozenSha256: sha256Schema,
  file: fileRefSchema,
});
export type PublishedOpinion = z.infer<typeof publishedOpinionSchema>;

export const opinionEvents = [
  z.object({
    type: z.literal('opinion.individualFiled'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      author: memberIdSchema,
      quality: qualitySchema,
      overall: z.string(),
      conclusion: conclusionSchema,
      commentIds: z.array(commentIdSchema),
    }),
  }),
  z.object({
    type: z.literal('opinion.sectionSet'),
    v: z.literal(1),
    payload: z.object({ itemId, section: opinionSectionSchema, text: z.string() }),
  }),
  z.object({
    type: z.literal('opinion.itemAdded'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      opinionItemId: opinionItemIdSchema,
      severity: severitySchema,
      text: z.string(),
      commentIds: z.array(commentIdSchema),
    }),
  }),
  z.object({
    type: z.literal('opinion.itemEdited'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      opinionItemId: opinionItemIdSchema,
      severity: severitySchema,
      text: z.string(),
    }),
  }),
  z.object({
    type: z.literal('opinion.commentsMerged'),
    v: z.literal(1),
    payload: z.object({ itemId, opinionItemId: opinionItemIdSchema, commentIds: z.array(commentIdSchema) }),
  }),
  z.object({
    type: z.literal('opinion.commentUnmerged'),
    v: z.literal(1),
    payload: z.object({ itemId, opinionItemId: opinionItemIdSchema, commentId: commentIdSchema }),
  }),
  z.object({
    type: z.literal('opinion.commentSetAside'),
    v: z.literal(1),
    payload: z.object({ itemId, commentId: commentIdSchema, isAside: z.boolean() }),
  }),
  z.object({
    type: z.literal('opinion.itemMoved'),
    v: z.literal(1),
    payload: z.object({ itemId, opinionItemId: opinionItemIdSchema, index: z.number() }),
  }),
  z.object({
    type: z.literal('opinion.itemRemoved'),
    v: z.literal(1),
    payload: z.object({ itemId, opinionItemId: opinionItemIdSchema }),
  }),
  z.object({
    type: z.literal('opinion.conclusionSet'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      conclusion: conclusionSchema,
      wording: z.string(),
      dueDay: daySchema.nullable(),
    }),
  }),
  z.object({
    type: z.literal('opinion.writersLet'),
    v: z.literal(1),
    payload: z.object({ itemId, writers: z.enum(['lead', 'panel']) }),
  }),
  z.object({
    type: z.literal('opinion.textSettled'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      sections: z.array(z.object({ section: opinionSectionSchema, text: z.string() })),
      points: z.array(z.object({ opinionItemId: opinionItemIdSchema, text: z.string() })),
      writers: z.array(memberIdSchema),
    }),
  }),
  z.object({
    type: z.literal('opinion.proposed'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      proposalId: proposalIdSchema,
      memberId: memberIdSchema,
      opinionItemId: opinionItemIdSchema.nullable(),
      text: z.string(),
    }),
  }),
  z.object({
    type: z.literal('opinion.proposalAnswered'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      proposalId: proposalIdSchema,
      outcome: z.enum(['taken', 'declined', 'withdrawn']),
    }),
  }),
  z.object({ type: z.literal('opinion.readOut'), v: z.literal(1), payload: z.object({ itemId }) }),
  z.object({
    type: z.literal('opinion.frozen'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      revision: z.number(),
      docId: z.string(),
      /** Who is named on the document and signs it; fixed until it is reopened. */
      signers: z.array(memberIdSchema),
    }),
  }),
  z.object({
    type: z.literal('opinion.reopened'),
    v: z.literal(1),
    payload: z.object({ itemId, reason: z.string() }),
  }),
  z.object({
    type: z.literal('opinion.documentAttached'),
    v: z.literal(1),
    payload: z.object({ itemId, revision: z.number(), file: fileRefSchema }),
  }),
  z.object({
    type: z.literal('opinion.signed'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      memberId: memberIdSchema,
      documentSha256: sha256Schema,
      dissent: dissentSchema.nullable(),
    }),
  }),
  z.object({
    type: z.literal('opinion.sealed'),
    v: z.literal(1),
    payload: z.object({ itemId, revision: z.number(), file: fileRefSchema }),
  }),
  z.object({ type: z.literal('opinion.published'), v: z.literal(1), payload: publishedOpinionSchema }),
] as const;
