import { LogOut } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import type { SessionState } from '#renderer/app/client/client.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import styles from './SettingsScreen.module.css';

/** Who I am here, and what of it is mine to change. */
export function MyAccount({
  session,
}: {
  readonly session: Extract<SessionState, { status: 'signedIn' }>;
}): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const client = useClient();
  const [open, setOpen] = useState<'profile' | 'password' | null>(null);
  const { account, embedded, hubUrl } = session;
  const { unsent } = useWatched(client.link);
  // A browser may be anybody's the next minute; on the desktop what is unsent waits for its person.
  const losesUnsent = client.kind === 'browser' && unsent > 0;
  const [isLeaving, setIsLeaving] = useState(false);
  const close = (): void => setOpen(null);
  return (
    <Panel
      title={t('account')}
      aside={
        <SecondaryButton
          icon={LogOut}
          size="small"
          onClick={() => (losesUnsent ? setIsLeaving(true) : void client.logout())}
        >
          {t('logout')}
        </SecondaryButton>
      }
      foot={
        <div className={styles.acts}>
          <SecondaryButton onClick={() => setOpen('profile')}>{t('changeProfile')}</SecondaryButton>
          <SecondaryButton onClick={() => setOpen('password')}>{t('changePassword')}</SecondaryButton>
          {account.duties.includes('admin') && (
            <SecondaryButton to="/accounts">{t('manageAccounts')}</SecondaryButton>
          )}
        </div>
      }
    >
      <dl className={styles.facts}>
        <dt>{t('name')}</dt>
        <dd>{account.name}</dd>
        <dt>{t('unit')}</dt>
        <dd>{account.unit}</dd>
        <dt>{t('login')}</dt>
        <dd>{account.login}</dd>
        <dt>{t('duties')}</dt>
        <dd>
          {account.duties.map((duty) => t(`common:duties.${duty}`)).join(t('common:listMark')) ||
            t('common:guest')}
        </dd>
        <dt>{t('server')}</dt>
        <dd>{embedded ? t('embedded', { url: hubUrl }) : hubUrl}</dd>
      </dl>
      <ConfirmAct
        isOpen={isLeaving}
        title={t('logoutUnsent.title', { count: unsent })}
        lead={t('logoutUnsent.lead')}
        act={t('logoutUnsent.act')}
        isDanger
        onConfirm={() => void client.logout()}
        onCancel={() => setIsLeaving(false)}
      />
      <SidePanel isOpen={open === 'profile'} title={t('changeProfile')} onClose={close}>
        <ProfileForm account={account} onDone={close} />
      </SidePanel>
      <SidePanel isOpen={open === 'password'} title={t('changePassword')} onClose={close}>
        <PasswordForm login={account.login} onDone={close} />
      </SidePanel>
    </Panel>
  );
}
