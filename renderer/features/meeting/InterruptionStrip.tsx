import { CirclePause, Play } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonConfirm } from '#renderer/writing/ReasonConfirm.tsx';
import { resumableUntil, resumeRule } from '#shared/domain/meeting/interruption.ts';
import { runningInterruption } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { stopwatch } from './meeting-facts.ts';
import styles from './InterruptionStrip.module.css';

/** What the meeting is interrupted by, since when, and until when it may go on. */
export function InterruptionStrip({
  meeting,
  isLead,
}: {
  readonly meeting: Meeting;
  readonly isLead: boolean;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const { state, member } = useOpenDossier();
  const submit = useSubmit();
  const now = useNow(1000);
  const [isAborting, setIsAborting] = useState(false);
  const interruption = runningInterruption(state, meeting);
  if (!interruption) return null;
  const { meetingId } = meeting;
  const until = resumableUntil(state, meeting);
  const isLate = until !== null && now > until;
  const hours = (resumeRule(state, meeting)?.meeting.resumeWithinMinutes ?? 0) / 60;
  return (
    <section className={styles.strip} role="alert">
      <CirclePause aria-hidden className={styles.icon} />
      <p className={styles.words}>
        <strong>{t('interruption.banner', { fault: t(`interruption.faults.${interruption.fault}`) })}</strong>
        <span>
          {t('interruption.since', {
            time: timeOfDay(interruption.at),
            length: stopwatch(now - interruption.at),
          })}
        </span>
        {interruption.note !== '' && <span>{interruption.note}</span>}
        <span className={styles.rule}>
          {isLate
            ? t('interruption.late', { hours })
            : isLead && until !== null
              ? t('interruption.until', { time: timeOfDay(until) })
              : t('interruption.waits')}
        </span>
      </p>
      {isLead && !isLate && (
        <PrimaryButton icon={Play} onClick={() => void submit({ type: 'meeting.resume', meetingId })}>
          {t('interruption.resume')}
        </PrimaryButton>
      )}
      {member.role === 'clerk' && (
        <SecondaryButton isDanger onClick={() => setIsAborting(true)}>
          {t('interruption.abort')}
        </SecondaryButton>
      )}
      {isAborting && (
        <ReasonConfirm
          name={`meeting/${meetingId}/abort`}
          title={t('abort.title')}
          lead={t('abort.lead')}
          label={t('abort.reason')}
          placeholder={t('abort.placeholder')}
          needsReason={t('abort.needsReason')}
          act={t('abort.act')}
          isDanger
          commandOf={(reason) => ({ type: 'meeting.abort', meetingId, reason })}
          onDone={() => setIsAborting(false)}
        />
      )}
    </section>
  );
}
