import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { endOfBeijingDay } from '#shared/domain/rules/beijing-day.ts';
import { StageLine } from '#renderer/ui/StageLine.tsx';
import { daysAhead, shortDay, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useDueWords } from '#renderer/app/use-due-words.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { itemsOf } from './items-of.ts';
import { stageFacts } from './stage-steps.ts';

export function DossierStages(): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { state } = useOpenDossier();
  const language = useLanguage();
  const dueWords = useDueWords();
  const now = useNow();
  const dueDays = itemsOf(state).flatMap((item) => item.published?.dueDay ?? []);
  const dueAt = dueDays.length > 0 ? Math.max(...dueDays.map(endOfBeijingDay)) : null;
  const meetingTime = (at: number): string =>
    `${daysAhead(at, now) === 0 ? t('common:today') : shortDay(at, language, now)} ${timeOfDay(at)}`;
  return (
    <StageLine
      label={t('common:stageLine')}
      steps={stageFacts(state, dueAt).map(({ stage, state: standing, at, isExpected }) => ({
        key: stage,
        label: t(`common:stages.${stage}`),
        state: standing,
        note:
          at === null
            ? undefined
            : isExpected
              ? stage === 'meeting'
                ? meetingTime(at)
                : dueWords(at, now).text
              : standing === 'current'
                ? t('since', { day: shortDay(at, language, now) })
                : shortDay(at, language, now),
      }))}
    />
  );
}
