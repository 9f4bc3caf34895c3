import { ArrowRight, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  currentStep,
  interruptedMs,
  isClosedDeliberation,
  runningInterruption,
} from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { classes } from '#renderer/ui/classes.ts';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { agendaEntries, currentStepSince, stopwatch } from './meeting-facts.ts';
import { useTopicName } from './use-topic-name.ts';
import styles from './StageBanner.module.css';

/** What goes on now, since when and by whom it is led; ink-dark behind closed doors. */
export function StageBanner({
  meeting,
  hostName,
  isLead,
  isQuiet,
  onMove,
  more,
}: {
  readonly meeting: Meeting;
  readonly hostName: string;
  /** May move the agenda. */
  readonly isLead: boolean;
  /** Something else on the screen is to be done first: the next step is not the primary act. */
  readonly isQuiet: boolean;
  readonly onMove: (stepId: Meeting['steps'][number]['stepId']) => void;
  readonly more?: ReactNode;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'meetingOrder']);
  const { state } = useOpenDossier();
  const now = useNow(1000);
  const topicName = useTopicName(meeting);
  const entries = agendaEntries(state, meeting);
  const step = currentStep(state, meeting.meetingId);
  const entry = entries.find((candidate) => candidate.step.stepId === step?.stepId);
  const next = entries.find((candidate) => candidate.state === 'next');
  const since = currentStepSince(state, meeting) ?? now;
  const plannedMs = (step?.minutes ?? 0) * 60_000;
  const stoodStillMs = interruptedMs(state, meeting.meetingId, since, now);
  const elapsedMs = Math.max(0, now - since - stoodStillMs);
  const isPaused = runningInterruption(state, meeting) !== undefined;
  const isOver = plannedMs > 0 && elapsedMs > plannedMs;
  const isClosed = isClosedDeliberation(meeting);
  const beganAt = meeting.deliberations.at(-1)?.beganAt ?? since;
  const afterClosed = isClosed
    ? entries.find((candidate) => candidate.no > (entry?.no ?? 0) && candidate.step.visibility === 'all')
    : undefined;

  const clock = (
    <span className={styles.clock}>
      {t('used')}
      <strong className={classes(styles.time, isOver && styles.over)}>{stopwatch(elapsedMs)}</strong>
      {plannedMs > 0 && <span className={styles.planned}> / {stopwatch(plannedMs)}</span>}
      {isPaused && <span> · {t('meetingOrder:interruption.paused')}</span>}
    </span>
  );
  return (
    <header className={classes(styles.banner, isClosed && styles.closed)} data-closed={isClosed || undefined}>
      <div className={styles.what}>
        {isClosed ? (
          <>
            <Lock aria-hidden className={styles.lock} />
            <h1 className={styles.title}>{t('closedTitle')}</h1>
            <span className={styles.rest}>
              <span className={styles.since}>{t('since', { time: timeOfDay(beganAt) })}</span>
              <span className={styles.bar} aria-hidden />
              <span className={styles.gone}>{t('closedGone')}</span>
            </span>
          </>
        ) : (
          <>
            {entry && <span className={styles.no}>{t('stepNo', { no: entry.no })}</span>}
            <h1 className={styles.title}>{step?.title ?? meeting.title}</h1>
            {step?.itemId && (
              <span className={styles.rest}>
                <span className={styles.topic}>{topicName(step.itemId)}</span>
              </span>
            )}
          </>
        )}
      </div>
      <div className={styles.facts}>
        {isClosed && entry && <span className={styles.step}>{t('stepNo', { no: entry.no })}</span>}
        {clock}
        {!isClosed && (
          <>
            <span className={classes(styles.bar, styles.spare)} aria-hidden />
            <span className={classes(styles.host, styles.spare)}>{t('host', { name: hostName })}</span>
          </>
        )}
        {isLead && (
          <span className={styles.acts}>
            {afterClosed && (
              <SecondaryButton onClick={() => onMove(afterClosed.step.stepId)}>
                {t('endClosed')}
              </SecondaryButton>
            )}
            {next && next.step.stepId !== afterClosed?.step.stepId && (
              <NextButton
                isQuiet={isQuiet || isClosed}
                label={`${t('nextStep')}${t('nextTitle', { title: next.step.title })}`}
                onClick={() => onMove(next.step.stepId)}
              >
                <span>
                  {t('nextStep')}
                  <span className={styles.nextTitle}>{t('nextTitle', { title: next.step.title })}</span>
                </span>
              </NextButton>
            )}
            {more}
          </span>
        )}
      </div>
      {plannedMs > 0 && !isClosed && (
        <div
          className={classes(styles.progress, isOver && styles.late)}
          style={{ width: `${Math.min(100, (elapsedMs / plannedMs) * 100)}%` }}
          aria-hidden
        />
      )}
    </header>
  );
}

function NextButton({
  isQuiet,
  label,
  onClick,
  children,
}: {
  readonly isQuiet: boolean;
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return isQuiet ? (
    <SecondaryButton icon={ArrowRight} label={label} onClick={onClick}>
      {children}
    </SecondaryButton>
  ) : (
    <PrimaryButton icon={ArrowRight} label={label} onClick={onClick}>
      {children}
    </PrimaryButton>
  );
}
