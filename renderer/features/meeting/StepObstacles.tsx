import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepObstacle } from '#shared/domain/meeting/step-rules.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useMatterRuleWords } from './use-matter-rule-words.ts';
import styles from './StepObstacles.module.css';

/** What a step still needs, each with its rule row; below it the clerk's reason to go on without, where the rows allow one. */
export function StepObstacles({
  obstacles,
  mayOverride,
  reason,
  onReason,
}: {
  readonly obstacles: readonly StepObstacle[];
  readonly mayOverride: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const language = useLanguage();
  const ruleWords = useMatterRuleWords();
  return (
    <>
      <Notice tone="warning" title={t('step.lead')}>
        <ul className={styles.list}>
          {obstacles.map((obstacle) => (
            <li key={`${obstacle.code} ${obstacle.rule} ${JSON.stringify(obstacle.details)}`}>
              {wordRejection(language, obstacle)}
              {obstacle.rule !== undefined && (
                <span className={styles.rule}>{t('step.rule', { rule: ruleWords(obstacle.rule) })}</span>
              )}
            </li>
          ))}
        </ul>
      </Notice>
      {mayOverride && (
        <TextField
          label={t('step.override')}
          placeholder={t('step.overridePlaceholder')}
          hint={t('step.overrideHint')}
          value={reason}
          onChange={onReason}
          maxLength={200}
          isAutoFocused
        />
      )}
    </>
  );
}
