import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { chineseNumeral } from '#shared/lib/chinese-numeral.ts';
import type { ItemId } from '#shared/domain/ids.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';

/** 议题一 防洪评价报告; the report alone where the meeting has one. */
export function useTopicName(meeting: Meeting): (itemId: ItemId) => string {
  const { t } = useTranslation(['meeting', 'common']);
  const { state } = useOpenDossier();
  const language = useLanguage();
  return useCallback(
    (itemId) => {
      const item = state.parties.items[itemId];
      const report = item ? t(`common:reports.${item.matter}`) : '';
      if (meeting.itemIds.length === 1) return report;
      const no = meeting.itemIds.indexOf(itemId) + 1;
      return `${t('topic', { no: language === 'zh' ? chineseNumeral(no) : no })} ${report}`;
    },
    [t, state, meeting, language],
  );
}
