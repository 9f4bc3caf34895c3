import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { changeProfileRequestSchema } from '#shared/protocol/accounts.ts';
import type { Account } from '#shared/protocol/http.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { useNeedsHub } from '#renderer/app/use-needs-hub.ts';
import styles from './SettingsScreen.module.css';

export function ProfileForm({
  account,
  onDone,
}: {
  readonly account: Account;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const { accounts } = useClient();
  const toast = useToast();
  const needsHub = useNeedsHub();
  const { isBusy, error, attempt } = useAttempt();
  const [draft, setDraft] = useState({ name: account.name, unit: account.unit });
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const problem = (key: keyof typeof draft): string | null => (wrong.has(key) ? t(`wrong.${key}`) : null);

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const parsed = changeProfileRequestSchema.safeParse(draft);
    setWrong(new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]))));
    if (!parsed.success || !(await attempt(() => accounts.changeProfile(parsed.data)))) return;
    toast({ text: t('profileChanged'), tone: 'success' });
    onDone();
  };

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)} noValidate>
      <p className={styles.note}>{t('profileNote')}</p>
      <TextField
        label={t('name')}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        error={problem('name')}
        autoComplete="name"
        isAutoFocused
      />
      <TextField
        label={t('unit')}
        value={draft.unit}
        onChange={(unit) => setDraft({ ...draft, unit })}
        error={problem('unit')}
      />
      {error && <Notice tone="danger">{error}</Notice>}
      <div className={styles.acts}>
        <PrimaryButton isSubmit isBusy={isBusy} blockedBy={needsHub}>
          {t('common:save')}
        </PrimaryButton>
      </div>
    </form>
  );
}
