import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { plannedTimes } from '#shared/domain/meeting/default-agenda.ts';
import { currentStep, stepMoves } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import styles from './PlannedAgenda.module.css';

/** The agenda with planned times, and the real ones as far as the viewer may know them. */
export function PlannedAgenda({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('dossier');
  const { state } = useOpenDossier();
  const moves = stepMoves(state, meeting.meetingId);
  const current = meeting.status === 'open' ? currentStep(state, meeting.meetingId) : undefined;
  const several = meeting.itemIds.length > 1;
  const times = plannedTimes(meeting.steps, meeting.startsAt);
  return (
    <table className={styles.table} aria-label={t('meeting.agenda')}>
      <thead>
        <tr>
          <th scope="col">{t('meeting.step')}</th>
          {several && <th scope="col">{t('meeting.stepReport')}</th>}
          <th scope="col">{t('meeting.planned')}</th>
          <th scope="col">{t('meeting.real')}</th>
        </tr>
      </thead>
      <tbody>
        {meeting.steps.map((step, index) => {
          const move = moves.find((entry) => entry.stepId === step.stepId);
          return (
            <tr key={step.stepId} data-current={step.stepId === current?.stepId || undefined}>
              <td>
                <span className={styles.no}>{index + 1}</span>
                {step.title}
                {step.visibility === 'panel' && (
                  <span className={styles.closed}>
                    <Lock aria-hidden className={styles.icon} />
                    {t('meeting.panelOnly')}
                  </span>
                )}
              </td>
              {several && (
                <td className={styles.quiet}>
                  {step.itemId && state.parties.items[step.itemId]?.reportTitle}
                </td>
              )}
              <td className={styles.quiet}>
                {timeOfDay(times[index] ?? 0)}　{t('meeting.forMinutes', { minutes: step.minutes })}
              </td>
              <td>{move ? timeOfDay(move.at) : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
