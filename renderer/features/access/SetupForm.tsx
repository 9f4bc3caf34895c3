import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { setupRequestSchema } from '#shared/protocol/http.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { AccessFrame } from './AccessFrame.tsx';
import styles from './SetupForm.module.css';

/** The first administrator of a fresh hub. On the hub's own machine the code is filled in. */
export function SetupForm({ code: known }: { readonly code: string | null }): ReactNode {
  const { t } = useTranslation('access');
  const client = useClient();
  const { isBusy, error, attempt } = useAttempt();
  const [form, setForm] = useState({ code: known ?? '', unit: '', name: '', login: '', password: '' });
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const set = (key: keyof typeof form) => (value: string) => setForm((now) => ({ ...now, [key]: value }));
  const problem = (key: keyof typeof form): string | null =>
    wrong.has(key) ? t(`setup.wrong.${key}`) : null;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const parsed = setupRequestSchema.safeParse(form);
    if (parsed.success && form.code.trim() !== '') void attempt(() => client.setup(parsed.data));
    const fields = parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0]));
    setWrong(new Set(form.code.trim() === '' ? [...fields, 'code'] : fields));
  };

  return (
    <AccessFrame
      title={t('setup.title')}
      lead={t(known ? 'setup.leadHere' : 'setup.lead')}
      foot={
        client.kind === 'desktop' && (
          <QuietButton onClick={() => void client.forgetHub()}>{t('changeHub')}</QuietButton>
        )
      }
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        {!known && (
          <TextField
            label={t('setup.code')}
            value={form.code}
            onChange={set('code')}
            hint={t('setup.codeHint')}
            error={problem('code')}
            isBig
          />
        )}
        <TextField
          label={t('setup.unit')}
          value={form.unit}
          onChange={set('unit')}
          placeholder={t('setup.unitExample')}
          error={problem('unit')}
          isBig
          isAutoFocused
        />
        <TextField
          label={t('setup.name')}
          value={form.name}
          onChange={set('name')}
          error={problem('name')}
          isBig
        />
        <TextField
          label={t('login')}
          value={form.login}
          onChange={set('login')}
          hint={t('loginHint')}
          error={problem('login')}
          autoComplete="username"
          isBig
        />
        <TextField
          label={t('password')}
          value={form.password}
          onChange={set('password')}
          hint={t('passwordHint')}
          error={problem('password')}
          kind="password"
          autoComplete="new-password"
          isBig
        />
        {error && <Notice tone="danger">{error}</Notice>}
        <PrimaryButton size="big" isWide isSubmit isBusy={isBusy}>
          {t('setup.act')}
        </PrimaryButton>
      </form>
    </AccessFrame>
  );
}
