import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { HashText } from '#renderer/ui/HashText.tsx';
import styles from './VoidedSignatures.module.css';

/** Signatures that a reopening made void stay to be seen, struck through, with the reason (R3). */
export function VoidedSignatures({ opinion }: { readonly opinion: OpinionDraft }): ReactNode {
  const { t } = useTranslation('opinion');
  const person = usePerson();
  const language = useLanguage();
  const now = useNow();
  if (opinion.voided.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="voided">
      <h3 id="voided">{t('voided.title', { count: opinion.voided.length })}</h3>
      <ul>
        {opinion.voided.map(({ signature, at, reason }, index) => (
          <li key={index} className={styles.entry}>
            <s>
              {person(signature.memberId).name} {shortTime(signature.signedAt, language, now)}
            </s>
            <HashText value={signature.documentSha256} />
            <span className={styles.note}>
              {t('voided.why', { time: shortTime(at, language, now), reason })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
