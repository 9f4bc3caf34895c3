import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { passwordSchema } from '#shared/protocol/http.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { useNeedsHub } from '#renderer/app/use-needs-hub.ts';
import styles from './SettingsScreen.module.css';

export function PasswordForm({
  login,
  onDone,
}: {
  readonly login: string;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('settings');
  const { accounts } = useClient();
  const toast = useToast();
  const needsHub = useNeedsHub();
  const { isBusy, error, attempt } = useAttempt();
  const [draft, setDraft] = useState({ oldPassword: '', newPassword: '', repeatPassword: '' });
  const [wasTried, setWasTried] = useState(false);
  const { oldPassword, newPassword, repeatPassword } = draft;
  const isWrong = {
    oldPassword: oldPassword === '',
    newPassword: !passwordSchema.safeParse(newPassword).success,
    repeatPassword: repeatPassword !== newPassword,
  };
  const field = (key: keyof typeof draft) => ({
    label: t(key),
    value: draft[key],
    onChange: (value: string) => setDraft((now) => ({ ...now, [key]: value })),
    error: wasTried && isWrong[key] ? t(`wrong.${key}`) : null,
    kind: 'password' as const,
  });

  const change = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setWasTried(true);
    if (Object.values(isWrong).includes(true)) return;
    if ((await attempt(() => accounts.changePassword({ oldPassword, newPassword }))) === null) return;
    toast({ text: t('passwordChanged'), tone: 'success' });
    onDone();
  };

  return (
    <form className={styles.form} onSubmit={(event) => void change(event)} noValidate>
      <p className={styles.note}>{t('passwordNote')}</p>
      {/* For the browser's own keeper of passwords: whose password this is. */}
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      <TextField {...field('oldPassword')} autoComplete="current-password" isAutoFocused />
      <TextField {...field('newPassword')} autoComplete="new-password" hint={t('newPasswordHint')} />
      <TextField {...field('repeatPassword')} autoComplete="new-password" />
      {error && <Notice tone="danger">{error}</Notice>}
      <div className={styles.acts}>
        <PrimaryButton isSubmit isBusy={isBusy} blockedBy={needsHub}>
          {t('changePassword')}
        </PrimaryButton>
      </div>
    </form>
  );
}
