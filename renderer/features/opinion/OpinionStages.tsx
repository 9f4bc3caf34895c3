import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { missingSigners } from '#shared/domain/opinion/decide.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { signersOf } from '#shared/domain/policy.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { classes } from '#renderer/ui/classes.ts';
import styles from './OpinionStages.module.css';

const STEPS = ['draft', 'read', 'freeze', 'sign', 'seal'] as const;

/** 起草 → 宣读 → 冻结 → 签字 n/m → 定稿 */
export function OpinionStages({ opinion }: { readonly opinion: OpinionDraft }): ReactNode {
  const { t } = useTranslation('opinion');
  const { state } = useOpenDossier();
  const signers = signersOf(state, opinion.itemId).length;
  const signed = signers - missingSigners(state, opinion.itemId).length;
  const current = currentStep(opinion);
  return (
    <ol className={styles.line} aria-label={t('stages.label')}>
      {STEPS.map((step, index) => {
        const isSkipped = step === 'read' && opinion.readOutAt === null && current > index;
        const isDone = index < current && !isSkipped;
        return (
          <li
            key={step}
            className={classes(styles.step, isDone && styles.done, index === current && styles.current)}
            aria-current={index === current ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden>
              {isDone && <Check />}
            </span>
            {t(`stages.${step}`)}
            {step === 'sign' && (
              <span className={styles.count}>
                {opinion.status === 'drafting' ? 0 : signed}/{signers}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function currentStep({ status, readOutAt }: OpinionDraft): number {
  switch (status) {
    case 'drafting':
      return readOutAt === null ? 0 : 1;
    case 'frozen':
      return 2;
    case 'signing':
      return 3;
    case 'sealed':
      return 4;
    case 'published':
      return 5;
  }
}
