import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMITMENT_CLAUSES } from '#shared/domain/panel/commands.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import styles from './CommitmentPanel.module.css';

/** 承诺书: nine clauses on one sheet, each read and ticked or all at once, then signed. */
export function CommitmentPanel(): ReactNode {
  const { t } = useTranslation('dossier');
  const { state, memberId, member } = useOpenDossier();
  const language = useLanguage();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [hasRead, setHasRead] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const signed = state.panel.commitments[memberId];
  const command = { type: 'commitment.sign', clauses: COMMITMENT_CLAUSES } as const;
  const sign = async (): Promise<void> => {
    setIsBusy(true);
    await submit(command, { done: t('commitment.done') });
    setIsBusy(false);
  };
  return (
    <Panel
      title={t('commitment.title')}
      aside={signed && t('commitment.signedAt', { time: fullTime(signed.at, language) })}
    >
      <div className={styles.sheet}>
        <ol className={styles.clauses}>
          {COMMITMENT_CLAUSES.map((clause) => (
            <li key={clause}>
              <strong>{t(`commitment.clauses.${clause}.name`)}</strong>
              {t(`commitment.clauses.${clause}.text`)}
            </li>
          ))}
        </ol>
        {signed ? (
          <p className={styles.signed}>
            {t('commitment.signedBy', { name: member.name, time: fullTime(signed.at, language) })}
          </p>
        ) : (
          <div className={styles.act}>
            <CheckField label={t('commitment.read')} isChecked={hasRead} onChange={setHasRead} />
            <PrimaryButton
              size="big"
              isBusy={isBusy}
              blockedBy={blockedBy(command) ?? (hasRead ? null : t('commitment.readFirst'))}
              onClick={() => void sign()}
            >
              {t('commitment.act')}
            </PrimaryButton>
          </div>
        )}
      </div>
    </Panel>
  );
}
