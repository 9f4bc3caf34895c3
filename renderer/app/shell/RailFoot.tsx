import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#shared/domain/dossier/member.ts';
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
  const client = useClient();
  const link = useWatched(client.link);
  const role = useGuestRole(account);
  const [duty] = account.duties;
  return (
    <button type="button" className={styles.foot} onClick={onOpen} title={t('link.open')}>
      <PersonTag memberId={account.accountId} name={account.name} />
      <span className={styles.duty}>
        {duty ? t(`common:duties.${duty}`) : role ? t(`common:roles.${role}`) : t('common:guest')}
      </span>
      <span className={styles.link} data-testid="link-state" data-status={link.status}>
        <StatusDot tone={TONES[link.status]}>{t(`link.${link.status}`)}</StatusDot>
        {link.unsent > 0 && <span className={styles.unsent}>{t('link.unsent', { count: link.unsent })}</span>}
      </span>
    </button>
  );
}

/** Who came by invitation has no duty in the bureau; the role of their latest dossier says who they are. */
function useGuestRole(account: Account): Role | null {
  const client = useClient();
  const version = useWatched(client.listVersion);
  const isGuest = account.duties.length === 0;
  const [role, setRole] = useState<Role | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (isGuest) {
      void client.list({ offset: 0, limit: 1, filter: 'all', text: '' }).then((answer) => {
        if (isCurrent && answer.ok) setRole(answer.value.rows[0]?.role ?? null);
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [client, version, isGuest]);
  return role;
}
