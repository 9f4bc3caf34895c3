import { useTranslation } from 'react-i18next';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { daysAhead, shortDay, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { nextStepOf } from '#shared/domain/view/next-step.ts';

/** 预审截至今天 12:00, where a rule says until when; null otherwise. */
export function useDeadline(): string | null {
  const { t } = useTranslation(['reader', 'common']);
  const { state, memberId } = useOpenDossier();
  const language = useLanguage();
  const now = useNow();
  const { dueAt, itemId } = nextStepOf(state, memberId);
  const item = itemId && state.parties.items[itemId];
  if (dueAt === null || !item) return null;
  const ahead = daysAhead(dueAt, now);
  const day =
    ahead === 0 ? t('common:today') : ahead === 1 ? t('common:tomorrow') : shortDay(dueAt, language, now);
  return t('reader:status.until', {
    stage: t(`common:stages.${item.stage}`),
    when: `${day} ${timeOfDay(dueAt)}`,
  });
}
