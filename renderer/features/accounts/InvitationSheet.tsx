import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountInvitation } from '#shared/protocol/accounts.ts';
import type { InviteAnswer } from '#shared/protocol/http.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { useNeedsHub } from '#renderer/app/use-needs-hub.ts';
import { ActLine } from './ActLine.tsx';
import { CodeHandover } from './CodeHandover.tsx';
import styles from './accounts.module.css';

/** Someone who is invited: a new code for them, or the invitation taken back. */
export function InvitationSheet({
  invitation,
  onChanged,
  onGone,
}: {
  readonly invitation: AccountInvitation;
  readonly onChanged: () => void;
  readonly onGone: () => void;
}): ReactNode {
  const { t } = useTranslation(['accounts', 'common']);
  const { accounts } = useClient();
  const language = useLanguage();
  const toast = useToast();
  const needsHub = useNeedsHub();
  const { isBusy, error, attempt } = useAttempt();
  const [renewed, setRenewed] = useState<InviteAnswer | null>(null);
  const { invitationId, name, unit, duties, expiresAt } = invitation;

  const renew = async (): Promise<void> => {
    const answer = await attempt(() => accounts.renewInvitation({ invitationId }));
    if (!answer) return;
    setRenewed(answer);
    onChanged();
  };
  const withdraw = async (): Promise<void> => {
    if ((await attempt(() => accounts.withdrawInvitation({ invitationId }))) === null) return;
    toast({ text: t('sheet.withdrawn', { name }), tone: 'success' });
    onGone();
  };

  if (renewed) {
    return <CodeHandover kind="invitation" name={name} answer={renewed} onDone={() => setRenewed(null)} />;
  }
  return (
    <div className={styles.form}>
      <dl className={styles.facts}>
        <dt>{t('columns.unit')}</dt>
        <dd>{unit}</dd>
        <dt>{t('columns.duties')}</dt>
        <dd>{duties.map((duty) => t(`common:duties.${duty}`)).join(t('common:listMark'))}</dd>
        <dt>{t('sheet.expiresAt')}</dt>
        <dd>{fullTime(expiresAt, language)}</dd>
      </dl>
      {error && (
        <div className={styles.refusal}>
          <Notice tone="danger" title={t('sheet.actFailed')}>
            {error}
          </Notice>
        </div>
      )}
      <ActLine
        act={t('sheet.renew')}
        note={t('sheet.renewNote')}
        isBusy={isBusy}
        blockedBy={needsHub}
        onClick={() => void renew()}
      />
      <ActLine
        act={t('sheet.withdraw')}
        note={t('sheet.withdrawNote')}
        isDanger
        isBusy={isBusy}
        blockedBy={needsHub}
        onClick={() => void withdraw()}
      />
    </div>
  );
}
