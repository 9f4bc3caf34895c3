import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { agendaEntries, stopwatch } from './meeting-facts.ts';
import styles from './DeliberationWait.module.css';

/** 候会室. Says what can be said: since when, what is not sent here, what comes next. Nobody of the panel is named or counted. */
export function DeliberationWait({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meeting');
  const { state } = useOpenDossier();
  const now = useNow(1000);
  const { status } = useWatched(useClient().link);
  const beganAt = meeting.deliberations.at(-1)?.beganAt ?? now;
  const entries = agendaEntries(state, meeting);
  const current = entries.find((entry) => entry.state === 'current');
  const after = entries.find((entry) => entry.no > (current?.no ?? 0) && entry.step.visibility === 'all');
  return (
    <div className={styles.wait}>
      <header className={styles.banner}>
        <Lock aria-hidden className={styles.lock} />
        <span className={styles.name}>{t('wait.room')}</span>
        <span className={styles.meeting}>{meeting.title}</span>
      </header>
      <section className={styles.card} aria-labelledby="wait-title" tabIndex={0}>
        <h1 id="wait-title" className={styles.title}>
          {t('wait.title')}
        </h1>
        <p className={styles.since}>
          {t('wait.since', { time: timeOfDay(beganAt) })}
          <span className={styles.clock} role="timer" aria-label={t('wait.waited')}>
            {stopwatch(now - beganAt)}
          </span>
        </p>
        <ul className={styles.facts}>
          <li>{t('wait.nothingSent')}</li>
          <li>{t('wait.returns')}</li>
          <li>{t('wait.record')}</li>
        </ul>
        {after && (
          <p className={styles.next}>
            {t('wait.next', { title: after.step.title, time: timeOfDay(after.plannedAt) })}
          </p>
        )}
        <p className={styles.link}>
          {status === 'connected' ? (
            <StatusDot tone="good">{t('wait.connected')}</StatusDot>
          ) : (
            <StatusDot tone="warning">{t('wait.reconnecting')}</StatusDot>
          )}
        </p>
      </section>
    </div>
  );
}
