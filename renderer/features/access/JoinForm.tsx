import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { loginNameSchema, passwordSchema, type SeatPeek } from '#shared/protocol/http.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { handedIn } from './handed-in.ts';
import styles from './JoinForm.module.css';

/** What one is invited to, in large type, and how one will come back: by this account or a new one. */
export function JoinForm({
  code,
  peek,
  foot,
}: {
  readonly code: string;
  readonly peek: SeatPeek;
  readonly foot: ReactNode;
}): ReactNode {
  const { t } = useTranslation(['access', 'common']);
  const client = useClient();
  const session = useWatched(client.session);
  const language = useLanguage();
  const navigate = useNavigate();
  const { isBusy, error, attempt } = useAttempt();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const isSignedIn = session.status === 'signedIn';
  const isLoginBad = !loginNameSchema.safeParse(login).success;
  const isPasswordBad = !passwordSchema.safeParse(password).success;

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setWasTried(true);
    if (!isSignedIn && (isLoginBad || isPasswordBad)) return;
    const account = isSignedIn ? {} : { login: login.trim(), password };
    handedIn.add(code);
    const joined = await attempt(() => client.redeemInvitation({ code, ...account }));
    if (joined) void navigate(`/dossiers/${joined.dossierId}`, { replace: true });
    else handedIn.delete(code);
  };

  return (
    <AccessFrame title={t('join.hello', { name: peek.name })} foot={foot}>
      <p className={styles.what}>
        {t('join.what', { role: t(`common:roles.${peek.role}`), title: peek.dossierTitle })}
      </p>
      <p className={styles.note}>
        {peek.unit}
        <br />
        {t('join.expires', { time: fullTime(peek.expiresAt, language) })}
      </p>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {isSignedIn ? (
          <Notice>{t('join.asAccount', { name: session.account.name, login: session.account.login })}</Notice>
        ) : (
          <>
            <p className={styles.note}>{t('join.accountLead')}</p>
            <TextField
              label={t('login')}
              value={login}
              onChange={setLogin}
              hint={t('loginHint')}
              error={wasTried && isLoginBad ? t('setup.wrong.login') : null}
              autoComplete="username"
              isBig
              isAutoFocused
            />
            <TextField
              label={t('password')}
              value={password}
              onChange={setPassword}
              hint={t('passwordHint')}
              error={wasTried && isPasswordBad ? t('setup.wrong.password') : null}
              kind="password"
              autoComplete="new-password"
              isBig
            />
          </>
        )}
        {error && <Notice tone="danger">{error}</Notice>}
        <PrimaryButton size="big" isWide isSubmit isBusy={isBusy}>
          {t('join.act', { role: t(`common:roles.${peek.role}`) })}
        </PrimaryButton>
      </form>
    </AccessFrame>
  );
}
