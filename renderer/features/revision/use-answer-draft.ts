import { z } from 'zod';
import {
  answeredPlaceSchema,
  responseStatusSchema,
  type ResponseContent,
} from '#shared/domain/revision/commands.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useKeptDraft, type Kept } from '#renderer/writing/use-kept-draft.ts';
import type { RevisionRow } from './revision-rows.ts';

/** An answer being written: it may lack its status or its words yet. */
const answerDraftSchema = z.object({
  status: responseStatusSchema.nullable(),
  text: z.string(),
  oldPage: z.string(),
  newPages: z.string(),
  /** Where the revised draft answers the point; null while the compiler has not pointed (RV9). */
  place: answeredPlaceSchema.nullable().default(null),
});
export type AnswerDraft = z.infer<typeof answerDraftSchema>;

const parse = (stored: unknown): AnswerDraft | null => answerDraftSchema.safeParse(stored).data ?? null;
const isSame = (a: AnswerDraft, b: AnswerDraft): boolean =>
  a.status === b.status &&
  a.text.trim() === b.text.trim() &&
  a.oldPage.trim() === b.oldPage.trim() &&
  a.newPages.trim() === b.newPages.trim() &&
  JSON.stringify(a.place) === JSON.stringify(b.place);

const EMPTY: AnswerDraft = { status: null, text: '', oldPage: '', newPages: '', place: null };

function draftOf(answer: ResponseContent | null): AnswerDraft {
  if (!answer) return EMPTY;
  const { status, text, oldPage, newPages, place = null } = answer;
  return { status, text, oldPage, newPages, place };
}

/** The compiler's answer to a point while it is written; what is typed outlives the page. */
export function useAnswerDraft(item: ReviewItem, { opinionItemId, answer }: RevisionRow): Kept<AnswerDraft> {
  const { dossierId } = useOpenDossier();
  const submit = useSubmit();
  const { itemId } = item;
  return useKeptDraft<AnswerDraft>({
    key: `response/${dossierId}/${itemId}/${opinionItemId}`,
    base: draftOf(answer),
    isSame,
    parse,
    isWhole: ({ status, text }) => status !== null && text.trim() !== '',
    send: async ({ status, text, oldPage, newPages, place }) => {
      if (status === null) return false;
      const content: ResponseContent = {
        status,
        text: text.trim(),
        oldPage: oldPage.trim(),
        newPages: newPages.trim(),
        ...(place ? { place } : {}),
      };
      return (await submit({ type: 'response.set', itemId, opinionItemId, content })).ok;
    },
  });
}
