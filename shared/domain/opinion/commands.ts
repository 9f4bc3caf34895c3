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
} from '../ids.ts';
import { conclusionSchema } from '../rules/matter-rule.ts';
import { lineSchema, optionalProseSchema, proseSchema } from '../text.ts';

export const qualitySchema = z.enum(['good', 'fairlyGood', 'average', 'poor']);

/** 保留意见: bound to named points of the opinion; an empty list means the whole. */
export const dissentSchema = z
  .object({ opinionItemIds: z.array(opinionItemIdSchema).max(200).readonly(), text: proseSchema })
  .strict()
  .readonly();
export type Dissent = z.infer<typeof dissentSchema>;

export const opinionSectionSchema = z.enum(['opening', 'overview', 'overall']);
export type OpinionSection = z.infer<typeof opinionSectionSchema>;

export const opinionCommands = [
  /** 专家个人意见表 */
  z
    .object({
      type: z.literal('opinion.fileIndividual'),
      itemId: itemIdSchema,
      quality: qualitySchema,
      overall: optionalProseSchema,
      conclusion: conclusionSchema,
    })
    .strict(),
  z
    .object({
      type: z.literal('opinion.setSection'),
      itemId: itemIdSchema,
      section: opinionSectionSchema,
      text: optionalProseSchema,
    })
    .strict(),
  z
    .object({
      type: z.literal('opinion.addItem'),
      itemId: itemIdSchema,
      opinionItemId: opinionItemIdSchema,
      severity: severitySchema,
      text: proseSchema,
      commentIds: z.array(commentIdSchema).max(200).readonly(),
    })
    .strict(),
  z
    .object({
      type: z.literal('opinion.editItem'),
      itemId: itemIdSchema,
      opinionItemId: opinionItemIdSchema,
      severity: severitySchema,
      text: proseSchema,
    })
    .strict(),
  z
    .object({
      type: z.literal('opinion.mergeComments'),
      itemId: itemIdSchema,
      opinionItemId: opinionItemIdSchema,
      commentIds: z.array(commentIdSchema).min(1).max(200).readonly(),
    })
    .strict(),
  z
    .object({
      type: z.literal('opinion.unmergeComment'),
      itemId: itemIdSchema,
      opinionItemId: opinionItemIdSchema,
      commentId: commentIdSchema,
    })
    .strict(),
  /** 暂不列入: the panel has talked about a comment and leaves it out for now; `isAside` false takes it up again. */
  z
    .object({
      type: z.literal('opinion.setAside'),
      itemId: itemIdSchema,
      commentId: commentIdSchema,
      isAside: z.boolean(),
    })
    .strict(),
  /** `index` counts from 0 in the list without the moved point. */
  z
    .object({
      type: z.literal('opinion.moveItem'),
      itemId: itemIdSchema,
      opinionItemId: opinionItemIdSchema,
      index: z.number().int().min(0).max(500),
    })
    .strict(),
  z
    .object({
      type: z.literal('opinion.removeItem'),
      itemId: itemIdSchema,
      opinionItemId: opinionItemIdSchema,
    })
    .strict(),
  z
    .object({
      type: z.literal('opinion.setConclusion'),
      itemId: itemIdSchema,
      conclusion: conclusionSchema,
      wording: proseSchema,
      dueDay: daySchema.nullable(),
    })
    .strict(),
  /** Lets the item's experts type in the text beside chair and clerk, or no longer. */
  z
    .object({ type: z.literal('opinion.letWrite'), itemId: itemIdSchema, writers: z.enum(['lead', 'panel']) })
    .strict(),
  /** Issued by the hub: what several people typed, once their typing pauses. Names who typed. */
  z
    .object({
      type: z.literal('opinion.settleText'),
      itemId: itemIdSchema,
      sections: z
        .array(z.object({ section: opinionSectionSchema, text: optionalProseSchema }).strict())
        .max(3)
        .readonly(),
      points: z
        .array(z.object({ opinionItemId: opinionItemIdSchema, text: optionalProseSchema }).strict())
        .max(500)
        .readonly(),
      writers: z.array(memberIdSchema).max(50).readonly(),
    })
    .strict(),
  /** 修改建议: for the wording of one point, or a new point. */
  z
    .object({
      type: z.literal('opinion.propose'),
      itemId: itemIdSchema,
      proposalId: proposalIdSchema,
      opinionItemId: opinionItemIdSchema.nullable(),
      text: proseSchema,
    })
    .strict(),
  /** `newItemId`: the point that a proposal for a new one becomes when it is taken. */
  z
    .object({
      type: z.literal('opinion.answerProposal'),
      itemId: itemIdSchema,
      proposalId: proposalIdSchema,
      outcome: z.enum(['taken', 'declined', 'withdrawn']),
      newItemId: opinionItemIdSchema.optional(),
    })
    .strict(),
  z.object({ type: z.literal('opinion.readAloud'), itemId: itemIdSchema }).strict(),
  z.object({ type: z.literal('opinion.freeze'), itemId: itemIdSchema }).strict(),
  /** Takes a frozen opinion back to drafting; every signature on it is voided visibly (R3). */
  z.object({ type: z.literal('opinion.reopen'), itemId: itemIdSchema, reason: lineSchema }).strict(),
  /** Issued by the hub: the typeset bytes of a frozen revision. */
  z
    .object({
      type: z.literal('opinion.attachDocument'),
      itemId: itemIdSchema,
      revision: z.number().int().min(1),
      file: fileRefSchema,
    })
    .strict(),
  z
    .object({
      type: z.literal('opinion.sign'),
      itemId: itemIdSchema,
      /** The hash of the exact bytes shown to the signer. */
      documentSha256: sha256Schema,
      dissent: dissentSchema.nullable(),
    })
    .strict(),
  /** Issued by the hub once everyone has signed. */
  z
    .object({
      type: z.literal('opinion.attachSealed'),
      itemId: itemIdSchema,
      revision: z.number().int().min(1),
      file: fileRefSchema,
    })
    .strict(),
  /** 发布: hands the sealed opinion to every party (L3). */
  z.object({ type: z.literal('opinion.release'), itemId: itemIdSchema, sealedSha256: sha256Schema }).strict(),
] as const;
