import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { daysAhead, isEndOfDay, shortDay, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { useLanguage } from './preferences/preferences-context.ts';

export interface DueWords {
  readonly text: string;
  /** Due today or over: the one use of red for time. */
  readonly isUrgent: boolean;
}

/** `今天 12:00 前`, `明天内`, `5月15日前`, `已过 5月8日`. */
export function useDueWords(): (dueAt: number, nowMs: number) => DueWords {
  const { t } = useTranslation('common');
  const language = useLanguage();
  return useCallback(
    (dueAt, nowMs) => {
      const day = shortDay(dueAt, language, nowMs);
      const time = timeOfDay(dueAt);
      const isWholeDay = isEndOfDay(dueAt);
      if (dueAt < nowMs) return { text: t('due.overdue', { day }), isUrgent: true };
      switch (daysAhead(dueAt, nowMs)) {
        case 0:
          return isWholeDay
            ? { text: t('due.todayEnd'), isUrgent: true }
            : { text: t('due.today', { time }), isUrgent: false };
        case 1:
          return {
            text: isWholeDay ? t('due.tomorrowEnd') : t('due.tomorrow', { time }),
            isUrgent: false,
          };
        default:
          return { text: isWholeDay ? t('due.onEnd', { day }) : t('due.on', { day, time }), isUrgent: false };
      }
    },
    [language, t],
  );
}
