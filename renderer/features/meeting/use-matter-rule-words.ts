import { useTranslation } from 'react-i18next';
import { ruleOf } from '#shared/domain/rules/matter-rules.ts';

/** A rule row of a matter in words: whose reviews it orders, and since when it is in force. */
export function useMatterRuleWords(): (ruleId: string) => string {
  const { t } = useTranslation(['meetingOrder', 'common']);
  return (ruleId) => {
    const rule = ruleOf({ ruleId });
    return rule
      ? t('meetingOrder:matterRule', { report: t(`common:reports.${rule.matter}`), day: rule.effectiveFrom })
      : ruleId;
  };
}
