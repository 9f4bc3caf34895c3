import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { inviteAccountRequestSchema } from '#shared/protocol/accounts.ts';
import type { Duty, InviteAnswer } from '#shared/protocol/http.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { useNeedsHub } from '#renderer/app/use-needs-hub.ts';
import { CodeHandover } from './CodeHandover.tsx';
import { DutyFields } from './DutyFields.tsx';
import styles from './accounts.module.css';

interface InviteSheetProps {
  /** Most people invited are of the administrator's own unit. */
  readonly unit: string;
  readonly onInvited: () => void;
  readonly onClose: () => void;
}

export function InviteSheet({
  isOpen,
  ...props
}: InviteSheetProps & { readonly isOpen: boolean }): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <SidePanel isOpen={isOpen} title={t('newInvitation.title')} onClose={props.onClose}>
      <Form {...props} />
    </SidePanel>
  );
}

function Form({ unit, onInvited, onClose }: InviteSheetProps): ReactNode {
  const { t } = useTranslation('accounts');
  const client = useClient();
  const needsHub = useNeedsHub();
  const { isBusy, error, attempt } = useAttempt();
  const blank = { name: '', unit, duties: ['clerk'] as Duty[] };
  const [draft, setDraft] = useState(blank);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<{ readonly name: string; readonly answer: InviteAnswer } | null>(null);
  const problem = (key: keyof typeof draft): string | null =>
    wrong.has(key) ? t(`newInvitation.wrong.${key}`) : null;

  const invite = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const parsed = inviteAccountRequestSchema.safeParse(draft);
    setWrong(new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]))));
    if (!parsed.success) return;
    const answer = await attempt(() => client.accounts.invite(parsed.data));
    if (!answer) return;
    setMade({ name: parsed.data.name, answer });
    onInvited();
  };

  if (made) {
    return (
      <CodeHandover kind="invitation" name={made.name} answer={made.answer} onDone={onClose}>
        <SecondaryButton
          onClick={() => {
            setMade(null);
            setDraft({ ...blank, unit: draft.unit });
          }}
        >
          {t('newInvitation.another')}
        </SecondaryButton>
      </CodeHandover>
    );
  }
  return (
    <form className={styles.form} onSubmit={(event) => void invite(event)} noValidate>
      <p className={styles.note}>{t('newInvitation.lead')}</p>
      <TextField
        label={t('newInvitation.name')}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        error={problem('name')}
        isAutoFocused
      />
      <TextField
        label={t('newInvitation.unit')}
        value={draft.unit}
        onChange={(next) => setDraft({ ...draft, unit: next })}
        error={problem('unit')}
      />
      <DutyFields
        duties={draft.duties}
        onChange={(duties) => setDraft({ ...draft, duties })}
        error={problem('duties')}
      />
      {error && <Notice tone="danger">{error}</Notice>}
      <div className={styles.acts}>
        <PrimaryButton isSubmit isBusy={isBusy} blockedBy={needsHub}>
          {t('newInvitation.act')}
        </PrimaryButton>
      </div>
    </form>
  );
}
