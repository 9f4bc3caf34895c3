import { UserCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import styles from './SignInStrip.module.css';

/** The first thing to do in the room: one clear button. */
export function SignInStrip({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meeting');
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const command = { type: 'meeting.signIn', meetingId: meeting.meetingId } as const;
  return (
    <div className={styles.strip} role="region" aria-label={t('signIn.act')}>
      <p>
        <strong>{t('signIn.title')}</strong>
        <span className={styles.note}>{t('signIn.note')}</span>
      </p>
      <PrimaryButton icon={UserCheck} blockedBy={blockedBy(command)} onClick={() => void submit(command)}>
        {t('signIn.act')}
      </PrimaryButton>
    </div>
  );
}
