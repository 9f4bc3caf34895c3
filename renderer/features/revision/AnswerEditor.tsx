import type { FocusEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { responseStatusSchema } from '#shared/domain/revision/commands.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { KeptNote } from '#renderer/writing/KeptNote.tsx';
import { useKeptDraft } from '#renderer/writing/use-kept-draft.ts';
import type { RevisionRow } from './revision-rows.ts';
import styles from './AnswerEditor.module.css';

/** An answer being written: it may lack its status or its words yet. */
const answerDraftSchema = z.object({
  status: responseStatusSchema.nullable(),
  text: z.string(),
  oldPage: z.string(),
  newPages: z.string(),
});
type AnswerDraft = z.infer<typeof answerDraftSchema>;

const parse = (stored: unknown): AnswerDraft | null => answerDraftSchema.safeParse(stored).data ?? null;
const isSame = (a: AnswerDraft, b: AnswerDraft): boolean =>
  a.status === b.status &&
  a.text.trim() === b.text.trim() &&
  a.oldPage.trim() === b.oldPage.trim() &&
  a.newPages.trim() === b.newPages.trim();

/** The compiler answers in place: what was done, in which words, from which page to which. */
export function AnswerEditor({
  item,
  row,
}: {
  readonly item: ReviewItem;
  readonly row: RevisionRow;
}): ReactNode {
  const { t } = useTranslation('revision');
  const { dossierId } = useOpenDossier();
  const submit = useSubmit();
  const { opinionItemId, no, answer } = row;
  const { itemId } = item;
  const kept = useKeptDraft<AnswerDraft>({
    key: `response/${dossierId}/${itemId}/${opinionItemId}`,
    base: answer ?? { status: null, text: '', oldPage: '', newPages: '' },
    isSame,
    parse,
    isWhole: ({ status, text }) => status !== null && text.trim() !== '',
    send: async ({ status, text, oldPage, newPages }) => {
      if (status === null) return false;
      const content = { status, text: text.trim(), oldPage: oldPage.trim(), newPages: newPages.trim() };
      return (await submit({ type: 'response.set', itemId, opinionItemId, content })).ok;
    },
  });
  const { value } = kept;
  const change = (part: Partial<AnswerDraft>): void => kept.input({ ...value, ...part });
  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) void kept.flush();
  };
  const missing =
    kept.status === 'same' || kept.status === 'sent'
      ? null
      : value.status === null
        ? t('edit.needsStatus')
        : value.text.trim() === ''
          ? t('edit.needsText')
          : null;
  return (
    <div className={styles.editor} role="group" aria-label={t('edit.label', { no })} onBlur={leave}>
      <ChoiceField
        label={t('edit.status')}
        value={value.status}
        choices={responseStatusSchema.options.map((status) => ({
          value: status,
          label: t(`statuses.${status}`),
        }))}
        onChange={(status) => change({ status })}
        isRow
      />
      <div className={styles.words}>
        <TextField
          label={value.status === 'notAdopted' ? t('edit.reason') : t('edit.text')}
          hint={t('edit.textHint')}
          rows={2}
          maxLength={8000}
          value={value.text}
          onChange={(text) => change({ text })}
        />
        <TextField
          label={t('edit.oldPage')}
          placeholder="P42"
          maxLength={200}
          value={value.oldPage}
          onChange={(oldPage) => change({ oldPage })}
        />
        <TextField
          label={t('edit.newPages')}
          placeholder="P45～P48"
          maxLength={200}
          value={value.newPages}
          onChange={(newPages) => change({ newPages })}
        />
      </div>
      <KeptNote kept={kept} wordTheirs={(theirs) => theirs.text} />
      {missing && <p className={styles.missing}>{missing}</p>}
    </div>
  );
}
