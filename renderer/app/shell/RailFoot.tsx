import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/protocol/http.ts';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import type { LinkState } from '../client/client.ts';
import { useClient, useWatched } from '../client/use-watched.ts';
import styles from './RailFoot.module.css';

const TONES = {
  connected: 'good',
  reconnecting: 'busy',
  offline: 'warning',
  workspaceDown: 'busy',
} as const satisfies Readonly<Record<LinkState['status'], 'good' | 'busy' | 'warning'>>;

/** Who is at work here and whether the line stands; opens the tray. */
export function RailFoot({
  account,
  onOpen,
}: {
  readonly account: Account;
  readonly onOpen: () => void;
}): ReactNode {
  const { t } = useTranslation(['shell', 'common']);
  const link = useWatched(useClient().link);
  const [duty] = account.duties;
  return (
    <button type="button" className={styles.foot} onClick={onOpen} aria-label={t('link.open')}>
      <PersonTag memberId={account.accountId} name={account.name} />
      <span className={styles.duty}>{duty ? t(`common:duties.${duty}`) : t('common:guest')}</span>
      <span className={styles.link} data-testid="link-state" data-status={link.status}>
        <StatusDot tone={TONES[link.status]}>{t(`link.${link.status}`)}</StatusDot>
        {link.unsent > 0 && <span className={styles.unsent}>{t('link.unsent', { count: link.unsent })}</span>}
      </span>
    </button>
  );
}
