import { DoorClosed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signInSheet } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { CheckButton } from './check/CheckButton.tsx';
import styles from './DeliberationWait.module.css';

/** 候会室 before admission, or after being sent back: what happens next, and that nothing has to be done. */
export function WaitingRoom({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation(['meetingOrder', 'common']);
  const { state, memberId } = useOpenDossier();
  const { status } = useWatched(useClient().link);
  const isConnected = status === 'connected';
  const door = signInSheet(state, meeting.meetingId).get(memberId)?.door ?? null;
  const isSentBack = door !== null && !door.isAdmitted;
  const hosts = peopleOf(state).filter(({ role }) => role === 'clerk');
  return (
    <div className={styles.wait}>
      <header className={styles.banner}>
        <DoorClosed aria-hidden className={styles.lock} />
        <span className={styles.name}>{t('wait.room')}</span>
        <span className={styles.meeting}>{meeting.title}</span>
      </header>
      <section className={styles.card} aria-labelledby="wait-title" tabIndex={0}>
        <h1 id="wait-title" className={styles.title}>
          {t(isSentBack ? 'wait.sentBack' : 'wait.title')}
        </h1>
        <p className={styles.since}>
          {t('wait.host', { name: hosts.map(({ name }) => name).join(t('common:listMark')) })}
        </p>
        {isSentBack && (
          <div className={styles.reason}>
            <Notice tone="warning">{t('wait.reason', { reason: door.reason })}</Notice>
          </div>
        )}
        <ul className={styles.facts}>
          <li>{t('wait.note')}</li>
          {isConnected && <li>{t('wait.known')}</li>}
          <li>{t('wait.nothing')}</li>
        </ul>
        <p className={styles.link} role="status">
          <StatusDot tone={isConnected ? 'good' : 'warning'}>
            {t(isConnected ? 'wait.connected' : 'wait.reconnecting')}
          </StatusDot>
        </p>
        <div className={styles.check}>
          <CheckButton />
        </div>
      </section>
    </div>
  );
}
