import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteAnswer } from '#shared/protocol/http.ts';
import { CopyField } from '#renderer/ui/CopyField.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import styles from './accounts.module.css';

/** A fresh code, shown this once, with the words to send it by. */
export function CodeHandover({
  kind,
  name,
  answer,
  children,
  onDone,
}: {
  readonly kind: 'invitation' | 'reset';
  readonly name: string;
  readonly answer: InviteAnswer;
  /** Another act beside being done. */
  readonly children?: ReactNode;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('accounts');
  const language = useLanguage();
  const { code, link, expiresAt } = answer;
  const time = fullTime(expiresAt, language);
  const message = kind === 'invitation' ? 'code.invitationMessage' : 'code.resetMessage';
  return (
    <section className={styles.handover} aria-label={t(`code.${kind}`, { name })}>
      <h3>{t(`code.${kind}`, { name })}</h3>
      <CopyField label={t('code.message')} text={t(message, { name, time, link })} isLong />
      <CopyField label={t('code.link')} text={link} />
      <CopyField label={t('code.value')} text={code} />
      {isOnlyHere(link) && <Notice tone="warning">{t('code.onlyHere')}</Notice>}
      <Notice>{t('code.once')}</Notice>
      <div className={styles.acts}>
        {children}
        <PrimaryButton onClick={onDone}>{t('sheet.done')}</PrimaryButton>
      </div>
    </section>
  );
}

/** A hub that listens to its own machine gives links that lead nowhere from another. */
function isOnlyHere(link: string): boolean {
  return /^https?:\/\/(127\.|localhost\b|\[::1\])/.test(link);
}
