import { Lock, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { agendaMinutes, plannedTimes } from '#shared/domain/meeting/default-agenda.ts';
import type { AgendaStep } from '#shared/domain/meeting/agenda.ts';
import type { StepId } from '#shared/domain/ids.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import styles from './Agenda.module.css';

/** The agenda to be: titles and minutes may change, steps may go. */
export function AgendaEditor({
  steps,
  onChange,
  startsAt,
}: {
  readonly steps: readonly AgendaStep[];
  readonly onChange: (steps: readonly AgendaStep[]) => void;
  readonly startsAt: number | null;
}): ReactNode {
  const { t } = useTranslation('dossier');
  const { state } = useOpenDossier();
  const set = (stepId: StepId, part: Partial<AgendaStep>): void =>
    onChange(steps.map((step) => (step.stepId === stepId ? { ...step, ...part } : step)));
  const times = startsAt === null ? null : plannedTimes(steps, startsAt);
  return (
    <Panel
      title={t('meeting.agenda')}
      aside={t('meeting.agendaSum', { count: steps.length, minutes: agendaMinutes(steps) })}
      isFlush
    >
      <ol>
        {steps.map((step, index) => {
          const report = step.itemId && state.parties.items[step.itemId]?.reportTitle;
          return (
            <li key={step.stepId} className={styles.row}>
              <span className={styles.no}>{index + 1}</span>
              {times && <span className={styles.time}>{timeOfDay(times[index] ?? 0)}</span>}
              <input
                className={styles.input}
                value={step.title}
                maxLength={200}
                aria-label={t('meeting.stepTitle', { no: index + 1 })}
                onChange={(event) => set(step.stepId, { title: event.target.value })}
              />
              {step.visibility === 'panel' && (
                <span className={styles.closed}>
                  <Lock aria-hidden className={styles.icon} />
                  {t('meeting.panelOnly')}
                </span>
              )}
              {report && steps.some((other) => other.itemId && other.itemId !== step.itemId) && (
                <span className={styles.report}>{report}</span>
              )}
              <span className={styles.minutes}>
                <input
                  className={styles.number}
                  type="number"
                  min={0}
                  max={600}
                  value={step.minutes}
                  aria-label={t('meeting.stepMinutes', { no: index + 1 })}
                  onChange={(event) =>
                    set(step.stepId, {
                      minutes: Math.min(600, Math.max(0, Math.round(Number(event.target.value)))),
                    })
                  }
                />
                {t('meeting.minutes')}
              </span>
              <IconButton
                icon={Trash2}
                label={t('meeting.removeStep', { title: step.title })}
                onClick={() => onChange(steps.filter((other) => other.stepId !== step.stepId))}
              />
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
