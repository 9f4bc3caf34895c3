import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const WORDED = [
  'majorityOfPresent@2004-07-01',
  'twoThirdsOfPresent@2004-07-01',
  'threeQuartersOfPresent@2004-07-01',
] as const;

/** A majority in words; a row this program has no words for is named by its id. */
export function useRuleWords(): (ruleId: string) => string {
  const { t } = useTranslation('proceedings');
  return useCallback(
    (ruleId) => {
      const known = WORDED.find((id) => id === ruleId);
      return known ? t(`vote.rules.${known}`) : ruleId;
    },
    [t],
  );
}
