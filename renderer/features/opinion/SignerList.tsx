import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { isChairOf, signersOf } from '#shared/domain/policy.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import styles from './SignerList.module.css';

/** Who signs, who has, and who added a dissent. The chair first. */
export function SignerList({ opinion }: { readonly opinion: OpinionDraft }): ReactNode {
  const { t } = useTranslation('opinion');
  const { state } = useOpenDossier();
  const language = useLanguage();
  const now = useNow();
  const { itemId, items } = opinion;
  const signers = [...signersOf(state, itemId)].sort(
    (a, b) => Number(isChairOf(state, b.memberId, itemId)) - Number(isChairOf(state, a.memberId, itemId)),
  );
  const numbers = (ids: readonly string[]): string =>
    ids
      .map((id) => items.findIndex((point) => point.opinionItemId === id) + 1)
      .sort((a, b) => a - b)
      .join(t('listMark'));
  return (
    <ul>
      {signers.map((signer) => {
        const signature = opinion.signatures.find((entry) => entry.memberId === signer.memberId);
        return (
          <li key={signer.memberId} className={styles.signer}>
            <PersonLine
              memberId={signer.memberId}
              name={signer.name}
              note={signer.specialty}
              isChair={isChairOf(state, signer.memberId, itemId)}
            >
              {signature ? (
                <span className={styles.signed}>
                  <Check aria-hidden className={styles.check} />
                  {t('signers.signedAt', { time: shortTime(signature.signedAt, language, now) })}
                </span>
              ) : (
                <span className={styles.waiting}>{t('signers.waiting')}</span>
              )}
            </PersonLine>
            {signature?.dissent && (
              <div className={styles.dissent}>
                <p className={styles.about}>
                  {signature.dissent.opinionItemIds.length === 0
                    ? t('signers.dissentAll')
                    : t('signers.dissentAbout', { numbers: numbers(signature.dissent.opinionItemIds) })}
                </p>
                <p>{signature.dissent.text}</p>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
