import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { fullTime, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';

/** What became of a meeting before it was opened, the last first, each with its reason. */
export function MeetingChanges({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('notice');
  const language = useLanguage();
  const { cancelled, changes } = meeting;
  if (!cancelled && changes.length === 0) return null;
  return (
    <>
      {cancelled && (
        <Notice tone="warning" title={t('calledOff.record', { reason: cancelled.reason })}>
          {t('change.at', { time: fullTime(cancelled.at, language) })}
        </Notice>
      )}
      {changes.toReversed().map(({ at, reason, before }) => (
        <Notice key={at} title={t('move.record', { reason })}>
          {[
            t('move.before', {
              when: `${fullTime(before.startsAt, language)}–${timeOfDay(before.endsAt)}`,
            }),
            before.place || before.externalMeeting,
            t('change.at', { time: fullTime(at, language) }),
          ]
            .filter((words) => words !== '')
            .join(t('change.mark'))}
        </Notice>
      ))}
    </>
  );
}
