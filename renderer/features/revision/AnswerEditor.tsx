import type { FocusEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { responseStatusSchema } from '#shared/domain/revision/commands.ts';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { KeptNote } from '#renderer/writing/KeptNote.tsx';
import type { Kept } from '#renderer/writing/use-kept-draft.ts';
import type { AnswerDraft } from './use-answer-draft.ts';
import styles from './AnswerEditor.module.css';

/** The compiler answers in place: what was done, in which words, from which page to which. */
export function AnswerEditor({
  no,
  kept,
}: {
  readonly no: number;
  readonly kept: Kept<AnswerDraft>;
}): ReactNode {
  const { t } = useTranslation('revision');
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
