import { Ticket } from 'lucide-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { AccessFrame } from './AccessFrame.tsx';
import styles from './SetupForm.module.css';

export function SignIn({
  hubUrl,
  reason,
}: {
  readonly hubUrl: string;
  readonly reason: 'revoked' | 'expired' | 'loggedOut' | null;
}): ReactNode {
  const { t } = useTranslation('access');
  const client = useClient();
  const navigate = useNavigate();
  const { isBusy, error, attempt } = useAttempt();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const isMissing = login.trim() === '' || password === '';
    setIsIncomplete(isMissing);
    if (isMissing) return;
    void attempt(() => client.login({ login: login.trim(), password }));
  };
  return (
    <AccessFrame
      title={t('signIn.title')}
      lead={t('signIn.lead', { hub: hubUrl.replace(/^https?:\/\//, '') })}
      foot={
        <>
          <SecondaryButton icon={Ticket} onClick={() => void navigate('/join')}>
            {t('signIn.invited')}
          </SecondaryButton>
          {client.kind === 'desktop' && (
            <QuietButton onClick={() => void client.forgetHub()}>{t('changeHub')}</QuietButton>
          )}
          <p className={styles.wholeLine}>{t('signIn.forgotten')}</p>
        </>
      }
    >
      {reason && <Notice tone={reason === 'loggedOut' ? 'info' : 'warning'}>{t(`signIn.${reason}`)}</Notice>}
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={t('login')}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          isBig
          isAutoFocused
        />
        <TextField
          label={t('password')}
          value={password}
          onChange={setPassword}
          kind="password"
          autoComplete="current-password"
          isBig
        />
        {isIncomplete && <Notice tone="warning">{t('signIn.incomplete')}</Notice>}
        {error && !isIncomplete && <Notice tone="danger">{error}</Notice>}
        <PrimaryButton size="big" isWide isSubmit isBusy={isBusy}>
          {t('signIn.act')}
        </PrimaryButton>
      </form>
    </AccessFrame>
  );
}
