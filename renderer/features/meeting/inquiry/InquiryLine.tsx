import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inquiry } from '#shared/domain/inquiry/inquiry.ts';
import { endOfBeijingDay } from '#shared/domain/rules/beijing-day.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useDryRun } from '#renderer/app/dossier/use-dry-run.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { fullDay } from '#renderer/i18n/beijing-time.ts';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { PageLink } from '../floor/PageLink.tsx';
import type { RoomPages } from '../use-room-pages.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { useToComment } from './use-to-comment.ts';
import styles from './InquiryTab.module.css';

/** One question with its answer, and what this person may do with it. */
export function InquiryLine({
  meeting,
  inquiry,
  pages,
}: {
  readonly meeting: Meeting;
  readonly inquiry: Inquiry;
  readonly pages: RoomPages;
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const { member } = useOpenDossier();
  const person = usePerson();
  const language = useLanguage();
  const submit = useSubmit();
  const dryRun = useDryRun();
  const toComment = useToComment(inquiry);
  const [isAnswering, setIsAnswering] = useState(false);
  const { inquiryId, answer, page, isMinuted } = inquiry;
  const { meetingId } = meeting;
  const who = person(inquiry.askedBy);
  const mayAnswer =
    dryRun({ type: 'inquiry.answer', meetingId, inquiryId, text: '-', promise: null, page: null }) === null;
  const mayWithdraw = dryRun({ type: 'inquiry.withdraw', meetingId, inquiryId }) === null;
  const minute = { type: 'inquiry.minute', meetingId, inquiryId, isMinuted: !isMinuted } as const;
  const mayMinute = dryRun(minute) === null;
  const answerWord = answer
    ? t('inquiry.answerAgain')
    : t(member.role === 'clerk' ? 'inquiry.recordAnswer' : 'inquiry.answer');
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <PersonTag memberId={who.memberId} name={who.name} />
        <strong>{who.name}</strong>
        <span className={styles.note}>
          {t('inquiry.to', { whom: t(`inquiry.addressees.${inquiry.addressee}`) })}
        </span>
        {page && (
          <span className={styles.page}>
            <PageLink page={page} onGo={pages.goTo} />
          </span>
        )}
      </div>
      <p className={styles.text}>{inquiry.text}</p>
      {answer && (
        <div className={styles.answer}>
          <p className={styles.text}>
            {answer.text} {answer.page && <PageLink page={answer.page} onGo={pages.goTo} />}
          </p>
          {answer.promise && (
            <p className={styles.promise}>
              <strong>{t('inquiry.promised')}</strong>
              <span className={styles.text}>{answer.promise.text}</span>
              {answer.promise.dueDay && (
                <span className={styles.note}>
                  {t('inquiry.by', { day: fullDay(endOfBeijingDay(answer.promise.dueDay), language) })}
                </span>
              )}
            </p>
          )}
          <p className={styles.note}>{person(answer.by).name}</p>
        </div>
      )}
      {!isMinuted && <p className={styles.note}>{t('inquiry.leftOut')}</p>}
      {isAnswering ? (
        <AnswerForm meeting={meeting} inquiry={inquiry} pages={pages} onDone={() => setIsAnswering(false)} />
      ) : (
        <div className={styles.acts}>
          {mayAnswer && (
            <QuietButton size="small" onClick={() => setIsAnswering(true)}>
              {answerWord}
            </QuietButton>
          )}
          {mayWithdraw && (
            <QuietButton
              size="small"
              onClick={() =>
                void submit(
                  { type: 'inquiry.withdraw', meetingId, inquiryId },
                  { done: t('inquiry.withdrawn') },
                )
              }
            >
              {t('inquiry.withdraw')}
            </QuietButton>
          )}
          {toComment && (
            <QuietButton size="small" onClick={toComment}>
              {t('inquiry.toComment')}
            </QuietButton>
          )}
          {mayMinute && (
            <QuietButton size="small" onClick={() => void submit(minute)}>
              {t(isMinuted ? 'inquiry.leaveOut' : 'inquiry.takeIn')}
            </QuietButton>
          )}
        </div>
      )}
    </li>
  );
}
