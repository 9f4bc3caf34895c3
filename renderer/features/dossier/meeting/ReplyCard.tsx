import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { earlierReplyOf, replyOf } from '#shared/domain/meeting/reply.ts';
import type { ReplyAnswer } from '#shared/domain/meeting/reply-terms.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { ActButton } from '#renderer/ui/ActButton.tsx';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNextStep } from '../use-next-step.ts';
import styles from './ReplyCard.module.css';

/** 回执: who was invited says whether they come, until the meeting is over; what they said last stands here. */
export function ReplyCard({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('notice');
  const { state, member } = useOpenDossier();
  const language = useLanguage();
  const [isChanging, setIsChanging] = useState(false);
  const reply = replyOf(state, meeting.meetingId, member.memberId);
  if (reply && !isChanging) {
    const answer = [t(`answers.${reply.answer}`), reply.note].filter(Boolean).join('　');
    return (
      <Panel title={t('mine.title')} aside={t(`answers.${reply.answer}`)}>
        <div className={styles.answered}>
          <span>{t('mine.answered', { time: fullTime(reply.at, language), answer })}</span>
          <QuietButton onClick={() => setIsChanging(true)}>{t('mine.change')}</QuietButton>
        </div>
      </Panel>
    );
  }
  const earlier = earlierReplyOf(state, meeting.meetingId, member.memberId);
  return (
    <Panel title={t('mine.title')} aside={t(`mine.readers.${member.role}`)}>
      {earlier && (
        <Notice tone="warning" title={t('mine.moved')}>
          {t('mine.movedNote', { answer: t(`answers.${earlier.answer}`) })}
        </Notice>
      )}
      <ReplyForm
        meeting={meeting}
        answered={reply?.answer ?? null}
        noted={reply?.note ?? ''}
        onDone={() => setIsChanging(false)}
        isChange={reply !== undefined}
      />
    </Panel>
  );
}

function ReplyForm({
  meeting,
  answered,
  noted,
  isChange,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly answered: ReplyAnswer | null;
  readonly noted: string;
  readonly isChange: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('notice');
  const { member } = useOpenDossier();
  const submit = useSubmit();
  const next = useNextStep();
  const [answer, setAnswer] = useState<ReplyAnswer>(answered ?? 'attends');
  const [note, setNote] = useState(noted);
  const [wasTried, setWasTried] = useState(false);
  // Experts answer in person (MN1).
  const answers: readonly ReplyAnswer[] =
    member.role === 'expert' ? ['attends', 'absent'] : ['attends', 'substitute', 'absent'];
  const isUnnamed = answer === 'substitute' && note.trim() === '';

  const give = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setWasTried(true);
    if (isUnnamed) return;
    const result = await submit(
      {
        type: 'meeting.reply',
        meetingId: meeting.meetingId,
        answer,
        note: answer === 'attends' ? '' : note.trim(),
      },
      { done: t('mine.done') },
    );
    if (result.ok) onDone();
  };

  return (
    <form className={styles.form} onSubmit={(event) => void give(event)} noValidate>
      <ChoiceField
        label={t('mine.question')}
        value={answer}
        isRow
        onChange={setAnswer}
        choices={answers.map((value) => ({ value, label: t(`mine.${value}`) }))}
      />
      {answer !== 'attends' && (
        <TextField
          label={t(answer === 'substitute' ? 'mine.who' : 'mine.why')}
          value={note}
          onChange={setNote}
          maxLength={200}
          isOptional={answer === 'absent'}
          error={wasTried && isUnnamed ? t('mine.whoRequired') : null}
        />
      )}
      <div className={styles.acts}>
        {isChange && <SecondaryButton onClick={onDone}>{t('mine.cancel')}</SecondaryButton>}
        <ActButton isNext={next.kind === 'replyToMeeting'} isSubmit>
          {t('mine.act')}
        </ActButton>
      </div>
    </form>
  );
}
