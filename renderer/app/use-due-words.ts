import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextStep } from '#shared/domain/view/next-step.ts';
import { daysAhead, isEndOfDay, shortDay, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { useLanguage } from './preferences/preferences-context.ts';

export interface DueWords {
  readonly text: string;
  /** Due today or over: the one use of red for time. */
  readonly isUrgent: boolean;
}

/** `今天 12:00 前`, `明天内`, `5月15日前`, `今天 07:16 已到期`, `已过 5月8日`. */
export function useDueWords(): (dueAt: number, nowMs: number) => DueWords {
  const { t } = useTranslation('common');
  const language = useLanguage();
  return useCallback(
    (dueAt, nowMs) => {
      const day = shortDay(dueAt, language, nowMs);
      const time = timeOfDay(dueAt);
      const isWholeDay = isEndOfDay(dueAt);
      if (dueAt < nowMs) {
        const isToday = daysAhead(dueAt, nowMs) === 0;
        return {
          text: isToday ? t('due.overdueToday', { time }) : t('due.overdue', { day }),
          isUrgent: true,
        };
      }
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

/** When a step is due. A meeting is no deadline: before it the time it begins, while it is open nothing. */
export function useStepDue(): (step: NextStep, nowMs: number) => DueWords | null {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const dueWords = useDueWords();
  return useCallback(
    (step, nowMs) => {
      const { kind, dueAt } = step;
      if (dueAt === null || kind === 'enterMeeting') return null;
      if (kind !== 'openMeeting') return dueWords(dueAt, nowMs);
      const isToday = daysAhead(dueAt, nowMs) === 0;
      const day = isToday ? t('today') : shortDay(dueAt, language, nowMs);
      return { text: t('due.startsAt', { day, time: timeOfDay(dueAt) }), isUrgent: false };
    },
    [dueWords, language, t],
  );
}
