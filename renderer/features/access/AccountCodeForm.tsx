import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AccountCodePeek } from '#shared/protocol/accounts.ts';
import { loginNameSchema, passwordSchema } from '#shared/protocol/http.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { handedIn } from './handed-in.ts';
import styles from './JoinForm.module.css';

/** An administrator's code: choose how to sign in to a new account, or a new password for one's own. */
export function AccountCodeForm({
  code,
  peek,
  foot,
}: {
  readonly code: string;
  readonly peek: AccountCodePeek;
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
  const isNew = peek.opens === 'account';
  const isLoginBad = isNew && !loginNameSchema.safeParse(login).success;
  const isPasswordBad = !passwordSchema.safeParse(password).success;

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setWasTried(true);
    if (isLoginBad || isPasswordBad) return;
    handedIn.add(code);
    const done = await attempt(() =>
      client.redeemAccountCode({ code, password, ...(isNew && { login: login.trim() }) }),
    );
    if (done) void navigate('/', { replace: true });
    else handedIn.delete(code);
  };

  const what =
    peek.opens === 'account'
      ? t('accountCode.what', {
          duties: peek.duties.map((duty) => t(`common:duties.${duty}`)).join(t('common:listMark')),
        })
      : t('accountCode.resetWhat', { name: peek.name, login: peek.login });
  return (
    <AccessFrame
      title={isNew ? t('join.hello', { name: peek.name }) : t('accountCode.resetTitle')}
      foot={foot}
    >
      <p className={styles.what}>{what}</p>
      <p className={styles.note}>
        {isNew ? peek.unit : t('accountCode.resetNote')}
        <br />
        {t('accountCode.expires', { time: fullTime(peek.expiresAt, language) })}
      </p>
      {session.status === 'signedIn' ? (
        <>
          <Notice tone="warning">
            {t('accountCode.signedIn', { name: session.account.name, login: session.account.login })}
          </Notice>
          <SecondaryButton size="big" isWide onClick={() => void client.logout()}>
            {t('accountCode.logout')}
          </SecondaryButton>
        </>
      ) : (
        <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
          {isNew && <p className={styles.note}>{t('accountCode.lead')}</p>}
          {isNew && (
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
          )}
          <TextField
            label={isNew ? t('password') : t('accountCode.newPassword')}
            value={password}
            onChange={setPassword}
            hint={t('passwordHint')}
            error={wasTried && isPasswordBad ? t('setup.wrong.password') : null}
            kind="password"
            autoComplete="new-password"
            isBig
            isAutoFocused={!isNew}
          />
          {error && <Notice tone="danger">{error}</Notice>}
          <PrimaryButton size="big" isWide isSubmit isBusy={isBusy}>
            {t(isNew ? 'accountCode.act' : 'accountCode.resetAct')}
          </PrimaryButton>
        </form>
      )}
    </AccessFrame>
  );
}
