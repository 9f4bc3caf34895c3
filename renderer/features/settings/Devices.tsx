import { Monitor, Globe, CircleHelp, type LucideIcon } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnSession } from '#shared/protocol/accounts.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { readProgramName } from '#shared/protocol/program-name.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { useNeedsHub } from '#renderer/app/use-needs-hub.ts';
import styles from './Devices.module.css';

const ICONS: Readonly<Record<'desktop' | 'browser', LucideIcon>> = { desktop: Monitor, browser: Globe };

/** Where I am signed in, and a way out of everywhere else. */
export function Devices(): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const { accounts } = useClient();
  const language = useLanguage();
  const toast = useToast();
  const needsHub = useNeedsHub();
  const { isBusy, error, attempt } = useAttempt();
  const { sessions, fault, reload } = useOwnSessions();

  const endOthers = async (): Promise<void> => {
    if ((await attempt(() => accounts.endOtherSessions())) === null) return;
    toast({ text: t('endedOthers'), tone: 'success' });
    reload();
  };

  return (
    <Panel
      title={t('devices')}
      isFlush
      aside={
        <SecondaryButton
          size="small"
          isBusy={isBusy}
          blockedBy={needsHub ?? (sessions?.length === 1 ? t('noOthers') : null)}
          onClick={() => void endOthers()}
        >
          {t('endOthers')}
        </SecondaryButton>
      }
      foot={<p className={styles.note}>{t('devicesNote')}</p>}
    >
      {error && <Notice tone="danger">{error}</Notice>}
      {sessions === null && fault === null && <SkeletonRows rows={2} />}
      {sessions === null && fault && (
        <ErrorState
          title={t('devicesFailed')}
          safe={wordFault(language, fault)}
          actions={<SecondaryButton onClick={reload}>{t('common:retry')}</SecondaryButton>}
        />
      )}
      <ul>
        {sessions?.map((session) => (
          <DeviceLine key={`${session.beganAt} ${session.app}`} session={session} />
        ))}
      </ul>
    </Panel>
  );
}

function DeviceLine({ session }: { readonly session: OwnSession }): ReactNode {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const { app, usedAt, beganAt, isCurrent } = session;
  const program = readProgramName(app);
  const Icon = program ? ICONS[program.kind] : CircleHelp;
  const kind = program ? program.kind : app === '' ? 'unknown' : 'other';
  return (
    <li className={styles.device}>
      <Icon aria-hidden className={styles.icon} />
      <span>
        <span className={styles.name}>{[t(`device.${kind}`), ...(program?.on ?? [])].join('　')}</span>
        <span className={styles.note}>
          {t('usedAt', { time: fullTime(usedAt, language) })}
          {'　'}
          {t('beganAt', { time: fullTime(beganAt, language) })}
        </span>
      </span>
      {isCurrent && <StatusDot tone="good">{t('thisDevice')}</StatusDot>}
    </li>
  );
}

function useOwnSessions(): {
  readonly sessions: readonly OwnSession[] | null;
  readonly fault: Fault | null;
  readonly reload: () => void;
} {
  const client = useClient();
  const isConnected = useWatched(client.link).status === 'connected';
  const [turn, setTurn] = useState(0);
  const [sessions, setSessions] = useState<readonly OwnSession[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void client.accounts.sessions().then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setSessions(answer.value.sessions);
      setFault(answer.ok ? null : answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, turn, isConnected]);
  return { sessions, fault, reload: () => setTurn((now) => now + 1) };
}
