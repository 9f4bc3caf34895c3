import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { useClient, useWatched } from '../client/use-watched.ts';
import { useLanguage } from '../preferences/preferences-context.ts';
import { useNow } from '../use-now.ts';
import { commandName } from './command-text.ts';
import { DraftCard } from './DraftCard.tsx';
import { useRecentViews } from './use-recent-views.ts';
import styles from './Tray.module.css';

/** The link, what waits to be sent, and what came back (S4). */
export function Tray({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('shell');
  const client = useClient();
  const session = useWatched(client.session);
  const link = useWatched(client.link);
  const language = useLanguage();
  const now = useNow();
  const views = useRecentViews(isOpen);
  const isInTab = !useWatched(client.keepsUnsent);
  const pending = views.flatMap(({ view }) => view.pending.map((entry) => ({ view, entry })));
  const drafts = views.flatMap(({ handle, view }) => view.drafts.map((draft) => ({ handle, view, draft })));
  return (
    <SidePanel isOpen={isOpen} title={t('tray.title')} onClose={onClose}>
      <div className={styles.sections}>
        <p className={styles.server}>
          <StatusDot tone={link.status === 'connected' ? 'good' : 'warning'}>
            {t(`link.${link.status}`)}
          </StatusDot>
          <span className={styles.address}>
            {session.status === 'signedIn' && (session.embedded ? t('tray.embedded') : session.hubUrl)}
          </span>
        </p>
        <section className={styles.section}>
          <h3>{t('tray.drafts')}</h3>
          <p className={styles.note}>{drafts.length > 0 ? t('tray.draftsNote') : t('tray.draftsNone')}</p>
          {drafts.map(({ handle, view, draft }) => (
            <DraftCard key={draft.commandId} handle={handle} view={view} draft={draft} onGone={onClose} />
          ))}
        </section>
        <section className={styles.section}>
          <h3>{t('tray.pending')}</h3>
          <p className={styles.note}>
            {t(
              pending.length === 0 ? 'tray.pendingNone' : isInTab ? 'tray.pendingInTab' : 'tray.pendingNote',
            )}
          </p>
          <ul className={styles.list}>
            {pending.map(({ view, entry }) => (
              <li key={entry.commandId} className={styles.pending}>
                <span>{t(`commandNames.${commandName(entry.command)}`)}</span>
                <span className={styles.where}>{view.state.parties.dossier?.title}</span>
                <span className={styles.when}>
                  {t(
                    entry.status !== 'saved'
                      ? 'tray.received'
                      : isInTab
                        ? 'tray.waitsInTab'
                        : 'tray.savedHere',
                  )}{' '}
                  {shortTime(entry.authorAt, language, now)}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <p className={styles.note}>{t('tray.draftsScope')}</p>
      </div>
    </SidePanel>
  );
}
