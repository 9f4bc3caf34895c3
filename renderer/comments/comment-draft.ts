import { z } from 'zod';
import { anchorSchema, type Anchor } from '#shared/anchoring/anchor.ts';
import {
  categorySchema,
  severitySchema,
  type CommentContent,
  type Severity,
} from '#shared/domain/comment/comment.ts';
import { citedClausesSchema } from '#shared/domain/comment/cited-clause.ts';
import { commentIdSchema, type CommentId } from '#shared/domain/ids.ts';
import { picturesSchema, type PictureRef } from '#shared/domain/picture-ref.ts';

/** What is being typed. Looser than a comment: it may still be empty. */
export const commentDraftSchema = z.object({
  commentId: commentIdSchema,
  /** `edit`: changes a comment that exists. */
  mode: z.enum(['new', 'edit']),
  anchor: anchorSchema,
  content: z.object({
    category: categorySchema,
    severity: severitySchema,
    concern: z.string(),
    basis: z.string(),
    clauses: citedClausesSchema.optional(),
    suggestion: z.string(),
    pictures: picturesSchema.optional(),
  }),
  startedAt: z.number(),
});
export type CommentDraft = z.infer<typeof commentDraftSchema>;

export const draftListSchema = z.array(commentDraftSchema);

export function newDraft(
  commentId: CommentId,
  anchor: Anchor,
  severity: Severity,
  startedAt: number,
): CommentDraft {
  const content = { category: 'basis', severity, concern: '', basis: '', suggestion: '' } as const;
  return { commentId, mode: 'new', anchor, content, startedAt };
}

/** What the next comment will most likely be: as grave as the one begun last. */
export function nextSeverity(drafts: readonly CommentDraft[]): Severity {
  return drafts.at(-1)?.content.severity ?? 'suggestion';
}

/** The draft as a comment's content; null while there is nothing to say. */
export function contentOf({ content }: CommentDraft): CommentContent | null {
  const concern = content.concern.trim();
  if (concern === '') return null;
  return { ...content, concern, basis: content.basis.trim(), suggestion: content.suggestion.trim() };
}

export function isBlank({ content }: CommentDraft): boolean {
  const words = `${content.concern}${content.basis}${content.suggestion}`.trim();
  return words === '' && !content.clauses && !content.pictures;
}

/** The draft with these pictures; none is the absence of the list, as a comment has it (PC1). */
export function withPictures<T extends { readonly content: CommentDraft['content'] | CommentContent }>(
  draft: T,
  pictures: readonly PictureRef[],
): T {
  const { pictures: _old, ...words } = draft.content;
  return { ...draft, content: pictures.length === 0 ? words : { ...words, pictures } };
}
