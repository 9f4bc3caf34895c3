import { FileText, Lock, Video } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOf } from '#shared/domain/command.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { presentMembers } from '#shared/domain/meeting/meeting.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { ActButton } from '#renderer/ui/ActButton.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { fullDay, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { isOfOthers, useDryRun } from '#renderer/app/dossier/use-dry-run.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { ActConfirm } from '../ActConfirm.tsx';
import { useNextStep } from '../use-next-step.ts';
import { CancelMeeting } from './CancelMeeting.tsx';
import { MeetingChanges } from './MeetingChanges.tsx';
import styles from './MeetingPanel.module.css';

const TONES = { scheduled: 'away', open: 'good', closed: 'away', cancelled: 'warning' } as const;

export function MeetingPanel({
  meeting,
  onReschedule,
}: {
  readonly meeting: Meeting;
  readonly onReschedule: () => void;
}): ReactNode {
  const { t } = useTranslation(['dossier', 'common', 'notice']);
  const { dossierId, state } = useOpenDossier();
  const language = useLanguage();
  const dryRun = useDryRun();
  const [isOpening, setIsOpening] = useState(false);
  const command = { type: 'meeting.open', meetingId: meeting.meetingId } as const;
  const refusal = dryRun(command);
  const next = useNextStep();
  const { status } = meeting;
  const shown = meeting.cancelled ? 'cancelled' : status;
  const [isCancelling, setIsCancelling] = useState(false);
  const mayChange = status === 'scheduled' && !isOfOthers(dryRun(cancelOf(meeting)));
  return (
    <Panel
      title={meeting.title}
      aside={<StatusDot tone={TONES[shown]}>{t(`meeting.statuses.${shown}`)}</StatusDot>}
      isFlush
    >
      <div className={styles.head}>
        <dl className={styles.facts}>
          <dt>{t('meeting.when')}</dt>
          <dd>
            {fullDay(meeting.startsAt, language)} {timeOfDay(meeting.startsAt)}–{timeOfDay(meeting.endsAt)}
          </dd>
          <dt>{t('meeting.mode')}</dt>
          <dd>{t(`common:modes.${meeting.mode}`)}</dd>
          {meeting.place && (
            <>
              <dt>{t('meeting.place')}</dt>
              <dd>{meeting.place}</dd>
            </>
          )}
          {meeting.externalMeeting && (
            <>
              <dt>{t('meeting.external')}</dt>
              <dd>{meeting.externalMeeting}</dd>
            </>
          )}
          {status !== 'scheduled' && !meeting.cancelled && (
            <>
              <dt>{t('meeting.attended')}</dt>
              <dd>{t('common:people', { count: attendedCount(meeting, state) })}</dd>
            </>
          )}
        </dl>
        <div className={styles.acts}>
          {status === 'open' && (
            <ActButton
              isNext
              icon={Video}
              size="big"
              to={`/dossiers/${dossierId}/meeting/${meeting.meetingId}`}
            >
              {t('meeting.enter')}
            </ActButton>
          )}
          {status === 'closed' && meeting.openedAt !== null && (
            <>
              <SecondaryButton icon={Video} to={`/dossiers/${dossierId}/meeting/${meeting.meetingId}`}>
                {t('meeting.record')}
              </SecondaryButton>
              <SecondaryButton icon={FileText} to={`/dossiers/${dossierId}/minutes/${meeting.meetingId}`}>
                {t('meeting.toMinutes')}
              </SecondaryButton>
            </>
          )}
          {status === 'scheduled' && !isOfOthers(refusal) && (
            <ActButton
              isNext={next.kind === 'openMeeting'}
              size="big"
              blockedBy={refusal && wordRejection(language, refusal)}
              onClick={() => setIsOpening(true)}
            >
              {t('meeting.open')}
            </ActButton>
          )}
          {status === 'scheduled' && isOfOthers(refusal) && (
            <p className={styles.note}>{t('meeting.waitForClerk')}</p>
          )}
          {mayChange && (
            <div className={styles.changes}>
              <SecondaryButton onClick={onReschedule}>{t('notice:move.title')}</SecondaryButton>
              <QuietButton onClick={() => setIsCancelling(true)}>{t('notice:calledOff.act')}</QuietButton>
            </div>
          )}
        </div>
      </div>
      {(meeting.cancelled || meeting.changes.length > 0) && (
        <div className={styles.remarks}>
          <MeetingChanges meeting={meeting} />
        </div>
      )}
      {meeting.deliberations.length > 0 && (
        <ul className={styles.closedParts}>
          {meeting.deliberations.map((part) => (
            <li key={part.beganAt} className={styles.closedPart}>
              <Lock aria-hidden className={styles.icon} />
              {part.endedAt === null
                ? t('meeting.deliberating', { from: timeOfDay(part.beganAt) })
                : t('meeting.deliberated', { from: timeOfDay(part.beganAt), to: timeOfDay(part.endedAt) })}
              {part.signature && <span className={styles.note}>{t('meeting.stated')}</span>}
            </li>
          ))}
        </ul>
      )}
      {isCancelling && <CancelMeeting meeting={meeting} onClose={() => setIsCancelling(false)} />}
      <ActConfirm command={command} isOpen={isOpening} onClose={() => setIsOpening(false)} />
    </Panel>
  );
}

function cancelOf({ meetingId }: Meeting): CommandOf<'meeting.cancel'> {
  return { type: 'meeting.cancel', meetingId, reason: '-' };
}

function attendedCount(meeting: Meeting, state: Parameters<typeof presentMembers>[0]): number {
  const ever = new Set(meeting.attendance.map((entry) => entry.memberId));
  return Math.max(ever.size, presentMembers(state, meeting.meetingId).size);
}
