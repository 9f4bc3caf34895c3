import { useTranslation } from 'react-i18next';
import { endOfBeijingDay } from '#shared/domain/rules/beijing-day.ts';
import { ruleOf } from '#shared/domain/rules/matter-rules.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { fullDay } from '#renderer/i18n/beijing-time.ts';

/** A rule row of a matter in words: whose reviews it orders, and since when it is in force. */
export function useMatterRuleWords(): (ruleId: string) => string {
  const { t } = useTranslation(['meetingOrder', 'common']);
  const language = useLanguage();
  return (ruleId) => {
    const rule = ruleOf({ ruleId });
    if (!rule) return ruleId;
    const day = fullDay(endOfBeijingDay(rule.effectiveFrom), language);
    return t('meetingOrder:matterRule', { report: t(`common:reports.${rule.matter}`), day });
  };
}
