import { z } from 'zod';
import { anchorSchema, type Anchor } from '../../anchoring/anchor.ts';
import {
  commandIdSchema,
  commentIdSchema,
  itemIdSchema,
  versionIdSchema,
  type CommandId,
  type MemberId,
  type VersionId,
} from '../ids.ts';
import { picturesSchema } from '../picture-ref.ts';
import { citedClausesSchema } from './cited-clause.ts';
import { optionalProseSchema, proseSchema } from '../text.ts';

/** 意见类别 */
export const categorySchema = z.enum([
  'basis',
  'data',
  'model',
  'measures',
  'investment',
  'drawings',
  'annexes',
  'wording',
]);
export type Category = z.infer<typeof categorySchema>;

/** 必须修改 / 建议修改 / 疑问 / 勘误 */
export const severitySchema = z.enum(['mustFix', 'suggestion', 'question', 'erratum']);
export type Severity = z.infer<typeof severitySchema>;

export const commentContentSchema = z
  .object({
    category: categorySchema,
    severity: severitySchema,
    /** 意见: what is wrong. */
    concern: proseSchema,
    /** 依据: what it rests on, in the author's words. */
    basis: optionalProseSchema,
    /** Clauses picked from a library; `basisWords` puts them and `basis` into one text. */
    clauses: citedClausesSchema.optional(),
    /** 建议: what should be done. */
    suggestion: optionalProseSchema,
    /** Shown beside the words; they go wherever the words go (PC2). */
    pictures: picturesSchema.optional(),
  })
  .strict()
  .readonly();
export type CommentContent = z.infer<typeof commentContentSchema>;

/** A comment's fixed part: what it speaks of. */
export const commentSubjectSchema = z
  .object({
    commentId: commentIdSchema,
    itemId: itemIdSchema,
    versionId: versionIdSchema,
    anchor: anchorSchema,
  })
  .strict()
  .readonly();
export type CommentSubject = z.infer<typeof commentSubjectSchema>;

/** The commands that last changed what a comment says, and its mark, as its author saw them (CM11). */
export const sinceSchema = z
  .object({ words: commandIdSchema.optional(), mark: commandIdSchema.optional() })
  .strict()
  .readonly();
export type Since = z.infer<typeof sinceSchema>;

export interface PlacedByHand {
  readonly anchor: Anchor;
  readonly by: MemberId | null;
  readonly at: number;
}

export interface Comment extends CommentSubject {
  readonly author: MemberId;
  readonly content: CommentContent;
  /** Where it stands: in the author's private ledger, or in the panel's. */
  readonly place: 'private' | 'panel';
  /** Running number within its review item once it is in the panel; 0 before. */
  readonly no: number;
  /** The author's clock and the hub's clock when it was first written (S5). */
  readonly writtenAt: number;
  readonly receivedAt: number;
  readonly editedAt: number | null;
  /** By which commands its words and its mark became what they are. */
  readonly changedBy: { readonly words: CommandId; readonly mark: CommandId };
  /** `seq` of its arrival in the panel ledger: what "seen by n of m" is counted from; 0 before. */
  readonly panelSeq: number;
  readonly withdrawn: boolean;
  /** Where people said it belongs in newer versions (CM9); what nobody said is computed. */
  readonly placed: Readonly<Record<VersionId, PlacedByHand>>;
  /** Released to owner and compiler ahead of the opinion. */
  readonly released: boolean;
}
