import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usedMs, type Turn } from '#shared/domain/floor/turn.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { stopwatch } from '../meeting-facts.ts';
import { Part } from './Part.tsx';
import styles from './Hands.module.css';

/** Turns that something came in between of, to be gone on with or ended. */
export function PausedTurns({
  meeting,
  turns,
  isLead,
  isBusy,
}: {
  readonly meeting: Meeting;
  readonly turns: readonly Turn[];
  readonly isLead: boolean;
  /** Somebody speaks: nobody can go on. */
  readonly isBusy: boolean;
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const person = usePerson();
  const submit = useSubmit();
  if (turns.length === 0) return null;
  const { meetingId } = meeting;
  return (
    <Part title={t('floor.pausedList', { count: turns.length })}>
      <ul className={styles.list}>
        {turns.map((turn) => {
          const who = person(turn.speaker);
          const { turnId } = turn;
          return (
            <li key={turnId} className={styles.spoken}>
              <PersonLine memberId={who.memberId} name={who.name} note={t('floor.paused')}>
                <span className={styles.ms}>{stopwatch(usedMs(turn, 0))}</span>
              </PersonLine>
              {isLead && (
                <span className={styles.small}>
                  {!isBusy && (
                    <QuietButton
                      size="small"
                      label={`${t('floor.resume')} ${who.name}`}
                      onClick={() => void submit({ type: 'floor.resume', meetingId, turnId })}
                    >
                      {t('floor.resume')}
                    </QuietButton>
                  )}
                  <QuietButton
                    size="small"
                    label={`${t('floor.end')} ${who.name}`}
                    onClick={() => void submit({ type: 'floor.end', meetingId, turnId })}
                  >
                    {t('floor.end')}
                  </QuietButton>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
