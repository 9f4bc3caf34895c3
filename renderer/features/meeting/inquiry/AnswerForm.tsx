import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inquiry } from '#shared/domain/inquiry/inquiry.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { DayField } from '#renderer/ui/DayField.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import { pageAt } from '../floor/page-at.ts';
import type { RoomPages } from '../use-room-pages.ts';
import styles from './InquiryTab.module.css';

/** The answer, what is promised in it and by when. What is typed outlives the page. */
export function AnswerForm({
  meeting,
  inquiry,
  pages,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly inquiry: Inquiry;
  readonly pages: RoomPages;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const { dossierId } = useOpenDossier();
  const submit = useSubmit();
  const { inquiryId, answer } = inquiry;
  const key = `inquiry/${dossierId}/${inquiryId}`;
  const [typed, setTyped] = useScratchText(`${key}/answer`);
  const [typedPromise, setTypedPromise] = useScratchText(`${key}/promise`);
  const [dueDay, setDueDay] = useState<string | null>(answer?.promise?.dueDay ?? null);
  const [withPage, setWithPage] = useState(false);
  const text = typed === '' ? (answer?.text ?? '') : typed;
  const promise = typedPromise === '' ? (answer?.promise?.text ?? '') : typedPromise;
  const page = pageAt(pages);
  const send = async (): Promise<void> => {
    const result = await submit(
      {
        type: 'inquiry.answer',
        meetingId: meeting.meetingId,
        inquiryId,
        text: text.trim(),
        promise: promise.trim() === '' ? null : { text: promise.trim(), dueDay },
        page: withPage ? page : (answer?.page ?? null),
      },
      { done: t('inquiry.answerSent') },
    );
    if (!result.ok) return;
    setTyped('');
    setTypedPromise('');
    onDone();
  };
  return (
    <div className={styles.form}>
      <TextField
        label={t('inquiry.answerText')}
        value={text}
        onChange={setTyped}
        rows={2}
        maxLength={8000}
        isAutoFocused
      />
      <TextField
        label={t('inquiry.promise')}
        value={promise}
        onChange={setTypedPromise}
        rows={1}
        maxLength={8000}
      />
      {promise.trim() !== '' && <DayField label={t('inquiry.due')} value={dueDay} onChange={setDueDay} />}
      {page && (
        <CheckField
          label={t('withPage', { page: page.pageIndex + 1 })}
          isChecked={withPage}
          onChange={setWithPage}
        />
      )}
      <div className={styles.buttons}>
        <PrimaryButton isDisabled={text.trim() === ''} onClick={() => void send()}>
          {t('inquiry.sendAnswer')}
        </PrimaryButton>
        <SecondaryButton onClick={onDone}>{t('inquiry.cancel')}</SecondaryButton>
      </div>
    </div>
  );
}
