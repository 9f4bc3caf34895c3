import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagedAccount } from '#shared/protocol/accounts.ts';
import type { Duty, InviteAnswer } from '#shared/protocol/http.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { fullDay, fullTime } from '#renderer/i18n/beijing-time.ts';
import type { FaultResult } from '#renderer/app/client/client.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useAccount } from '#renderer/app/use-account.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { useNeedsHub } from '#renderer/app/use-needs-hub.ts';
import { ActLine } from './ActLine.tsx';
import { CodeHandover } from './CodeHandover.tsx';
import { DutyFields } from './DutyFields.tsx';
import styles from './accounts.module.css';

/** One account: its duties, its ways to sign in, and closing it. */
export function AccountSheet({
  account,
  onChanged,
  onDone,
}: {
  readonly account: ManagedAccount;
  readonly onChanged: () => void;
  /** Nothing is left to do here. */
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['accounts', 'common']);
  const { accounts } = useClient();
  const language = useLanguage();
  const toast = useToast();
  const needsHub = useNeedsHub();
  const me = useAccount().account?.accountId;
  const { isBusy, error, attempt } = useAttempt();
  const [duties, setDuties] = useState<Duty[]>(account.duties);
  const [reset, setReset] = useState<InviteAnswer | null>(null);
  const [isClosing, setIsClosing] = useState(false);
  const { accountId, name, unit, login, seenAt, closedAt } = account;
  const areDutiesChanged = duties.toSorted().join() !== account.duties.toSorted().join();

  /** Runs one act; when it is done says so and has the list asked for again. */
  const perform = async (act: () => Promise<FaultResult<true>>, done: string): Promise<boolean> => {
    const isDone = (await attempt(act)) !== null;
    if (isDone) {
      toast({ text: done, tone: 'success' });
      onChanged();
    }
    return isDone;
  };
  const close = async (): Promise<void> => {
    const isClosed = await perform(
      () => accounts.setClosed({ accountId, isClosed: true }),
      t('closing.done', { name }),
    );
    if (isClosed) onDone();
  };

  // In place of the sheet: what is shown once must not stand where it can be scrolled past.
  if (reset) return <CodeHandover kind="reset" name={name} answer={reset} onDone={() => setReset(null)} />;
  return (
    <div className={styles.form}>
      <dl className={styles.facts}>
        <dt>{t('columns.unit')}</dt>
        <dd>{unit}</dd>
        <dt>{t('columns.login')}</dt>
        <dd>{login}</dd>
        <dt>{t('columns.seen')}</dt>
        <dd>{seenAt === null ? t('never') : fullTime(seenAt, language)}</dd>
        <dt>{t('columns.state')}</dt>
        <dd>
          {closedAt === null ? t('states.active') : t('closedAt', { day: fullDay(closedAt, language) })}
        </dd>
      </dl>
      {error && !isClosing && (
        <div className={styles.refusal}>
          <Notice tone="danger" title={t('sheet.actFailed')}>
            {error}
          </Notice>
        </div>
      )}
      <DutyFields duties={duties} onChange={setDuties} />
      {duties.length === 0 && <p className={styles.note}>{t('guestNote')}</p>}
      <div className={styles.acts}>
        <PrimaryButton
          isBusy={isBusy}
          isDisabled={!areDutiesChanged}
          blockedBy={needsHub}
          onClick={() =>
            void perform(() => accounts.setDuties({ accountId, duties }), t('dutiesSaved', { name }))
          }
        >
          {t('saveDuties')}
        </PrimaryButton>
      </div>
      <h3 className={styles.heading}>{t('sheet.signIn')}</h3>
      {accountId === me ? (
        <Notice actions={<SecondaryButton to="/settings">{t('sheet.toSettings')}</SecondaryButton>}>
          {t('sheet.own')}
        </Notice>
      ) : closedAt === null ? (
        <>
          <ActLine
            act={t('sheet.reset')}
            note={t('sheet.resetNote')}
            isBusy={isBusy}
            blockedBy={needsHub}
            onClick={() =>
              void attempt(() => accounts.resetPassword({ accountId })).then((answer) => {
                if (answer) setReset(answer);
              })
            }
          />
          <ActLine
            act={t('sheet.endSessions')}
            note={t('sheet.endSessionsNote')}
            isBusy={isBusy}
            blockedBy={needsHub}
            onClick={() =>
              void perform(() => accounts.endSessions({ accountId }), t('sheet.endedSessions', { name }))
            }
          />
          <ActLine
            act={t('sheet.close')}
            note={t('sheet.closeNote')}
            isDanger
            blockedBy={needsHub}
            onClick={() => setIsClosing(true)}
          />
        </>
      ) : (
        <ActLine
          act={t('sheet.open')}
          note={t('sheet.openNote')}
          isBusy={isBusy}
          blockedBy={needsHub}
          onClick={() =>
            void perform(
              () => accounts.setClosed({ accountId, isClosed: false }),
              t('sheet.opened', { name }),
            )
          }
        />
      )}
      <ConfirmAct
        isOpen={isClosing}
        title={t('closing.title', { name })}
        lead={t('closing.lead')}
        act={t('closing.act')}
        isDanger
        isBusy={isBusy}
        blockedBy={needsHub}
        error={error}
        onConfirm={() => void close()}
        onCancel={() => setIsClosing(false)}
      />
    </div>
  );
}
