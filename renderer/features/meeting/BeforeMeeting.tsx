import { CalendarClock, MapPin, Phone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { dayAndClock, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { Columns } from '#renderer/ui/Columns.tsx';
import { CopyButton } from '#renderer/ui/CopyButton.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { AgendaLine } from './AgendaLine.tsx';
import { CheckButton } from './check/CheckButton.tsx';
import { ExpectedPeople } from './ExpectedPeople.tsx';
import { OpenMeetingConfirm } from './OpenMeetingConfirm.tsx';
import styles from './BeforeMeeting.module.css';

const HOUR_MS = 3_600_000;

/** The room before it opens: when, where, what in which order, and who is expected as far as the viewer may know. */
export function BeforeMeeting({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meeting');
  const { state, member } = useOpenDossier();
  const language = useLanguage();
  const blockedBy = useBlockedBy();
  const now = useNow();
  const [isOpening, setIsOpening] = useState(false);
  const isClerk = member.role === 'clerk';
  return (
    <>
      <header className={styles.head}>
        <div className={styles.words}>
          <p className={styles.kicker}>{t('before.kicker')}</p>
          <h1 className={styles.title}>{meeting.title}</h1>
          <dl className={styles.facts}>
            <div>
              <dt>
                <CalendarClock aria-hidden className={styles.icon} />
                {t('before.time')}
              </dt>
              <dd>
                {dayAndClock(meeting.startsAt, language)}–{timeOfDay(meeting.endsAt)}
              </dd>
            </div>
            {meeting.place !== '' && (
              <div>
                <dt>
                  <MapPin aria-hidden className={styles.icon} />
                  {t('before.place')}
                </dt>
                <dd>{meeting.place}</dd>
              </div>
            )}
            {meeting.externalMeeting !== '' && (
              <div>
                <dt>
                  <Phone aria-hidden className={styles.icon} />
                  {t('external')}
                </dt>
                <dd>
                  {meeting.externalMeeting}
                  <CopyButton text={meeting.externalMeeting} label={t('externalCopy')} />
                </dd>
              </div>
            )}
          </dl>
        </div>
        <div className={styles.act}>
          <p className={styles.countdown}>{countdown(meeting.startsAt - now)}</p>
          {isClerk ? (
            <PrimaryButton
              size="big"
              blockedBy={blockedBy({ type: 'meeting.open', meetingId: meeting.meetingId })}
              onClick={() => setIsOpening(true)}
            >
              {t('open.act')}
            </PrimaryButton>
          ) : (
            <p className={styles.note}>{t('before.waitForClerk')}</p>
          )}
          <CheckButton />
        </div>
      </header>
      <Columns side={<ExpectedPeople people={peopleOf(state)} />}>
        <Panel isFlush>
          <AgendaLine meeting={meeting} />
        </Panel>
      </Columns>
      <OpenMeetingConfirm meeting={meeting} isOpen={isOpening} onDone={() => setIsOpening(false)} />
    </>
  );

  function countdown(ms: number): string {
    if (ms <= 0) return t('before.due');
    const days = Math.floor(ms / (24 * HOUR_MS));
    const hours = Math.floor(ms / HOUR_MS) % 24;
    const minutes = Math.ceil(ms / 60_000) % 60;
    if (days > 0) return t('before.inDays', { days, hours });
    return hours > 0 ? t('before.inHours', { hours, minutes }) : t('before.inMinutes', { minutes });
  }
}
