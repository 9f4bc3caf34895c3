import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { floorNow } from '#shared/domain/floor/floor.ts';
import { speakingNow, usedMs, waitingTurns } from '#shared/domain/floor/turn.ts';
import type { MeetingId } from '#shared/domain/ids.ts';
import { inquiriesOf } from '#shared/domain/inquiry/inquiries-of.ts';
import type { AgendaStep } from '#shared/domain/meeting/agenda.ts';
import { presentMembers, runningInterruption } from '#shared/domain/meeting/meeting.ts';
import type { Showing } from '#shared/domain/showing/showing.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { commentsThen } from './comments-then.ts';
import styles from './Replay.module.css';

const NEWEST = 6;

/** What there was at the moment: who spoke, who was there, comments on the page, questions, votes. */
export function MomentPane({
  meetingId,
  state,
  atMs,
  showing,
  step,
  isOutside,
}: {
  readonly meetingId: MeetingId;
  readonly state: DossierState;
  readonly atMs: number;
  readonly showing: Showing | null;
  readonly step: AgendaStep | undefined;
  /** Nothing is known of this moment: who was there and who spoke is not said. */
  readonly isOutside: boolean;
}): ReactNode {
  const { t } = useTranslation(['replay', 'meetingOrder']);
  const person = usePerson();
  const meeting = state.parties.meetings[meetingId];
  if (!meeting) return null;
  const turns = floorNow(state, meeting);
  const turn = speakingNow(turns);
  const waiting = waitingTurns(turns).length;
  const known = [...presentMembers(state, meetingId)].filter((id) => person(id).name !== '');
  const questions = inquiriesOf(state, meetingId);
  const comments = showing ? commentsThen(state, showing.page) : [];
  const votes = Object.values(state.panel.votes).filter((vote) => vote.meetingId === meetingId);
  const announced = Object.values(state.parties.votes).filter((vote) => vote.meetingId === meetingId);
  const interruption = runningInterruption(state, meeting);
  return (
    <aside className={styles.moment} aria-label={timeOfDay(atMs)}>
      <section className={styles.part}>
        <h2>{step?.title ?? t('noStep')}</h2>
        {interruption && (
          <Notice tone="warning">
            {t('interrupted', { fault: t(`meetingOrder:interruption.faults.${interruption.fault}`) })}
          </Notice>
        )}
        {isOutside && <p className={styles.note}>{t('closedOutside')}</p>}
        {!isOutside && turn && (
          <PersonLine
            memberId={turn.speaker}
            name={person(turn.speaker).name}
            note={`${t(`kinds.${turn.kind}`)} ${clock(usedMs(turn, atMs))}`}
          />
        )}
        {!isOutside && !turn && <p className={styles.note}>{t('nobodySpeaks')}</p>}
        {waiting > 0 && <p className={styles.note}>{t('waiting', { count: waiting })}</p>}
      </section>
      {showing && (
        <section className={styles.part}>
          <h2>{comments.length > 0 ? t('comments', { count: comments.length }) : t('noComments')}</h2>
          {comments.slice(-NEWEST).map(({ commentId, author, concern }) => (
            <p key={commentId} className={styles.line}>
              {author && <strong>{person(author).name}　</strong>}
              {concern}
            </p>
          ))}
        </section>
      )}
      <section className={styles.part}>
        <h2>{questions.length > 0 ? t('asked', { count: questions.length }) : t('noQuestions')}</h2>
        {questions.slice(-3).map(({ inquiryId, askedBy, text, answer }) => (
          <div key={inquiryId} className={styles.line}>
            <p>
              <strong>{person(askedBy).name}　</strong>
              {text}
            </p>
            <p className={styles.note}>
              {answer ? `${person(answer.by).name}　${answer.text}` : t('unanswered')}
            </p>
          </div>
        ))}
      </section>
      {votes.length + announced.length > 0 && (
        <section className={styles.part}>
          <h2>{t('votes')}</h2>
          {votes.map(({ voteId, question, status, voted, electors }) => (
            <p key={voteId} className={styles.line}>
              {question}
              <span className={styles.note}>
                {' '}
                {t(`voteStates.${status}`, { cast: voted.length, electors: electors.length })}
              </span>
            </p>
          ))}
          {announced.map(({ voteId, question, options, counts }) => (
            <p key={`announced ${voteId}`} className={styles.line}>
              {question}
              <span className={styles.note}>
                {' '}
                {t('announced')}　
                {options.map(({ label }, index) => `${label} ${counts[index] ?? 0}`).join('　')}
              </span>
            </p>
          ))}
        </section>
      )}
      {!isOutside && (
        <section className={styles.part}>
          <h2>{t('present', { count: known.length })}</h2>
          <p className={styles.names}>{known.map((id) => person(id).name).join('　')}</p>
        </section>
      )}
    </aside>
  );
}

/** `2:05` */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
