import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { turnsOf } from '#shared/domain/floor/floor.ts';
import { spokenTotals } from '#shared/domain/floor/turn.ts';
import { currentStep } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { stopwatch } from '../meeting-facts.ts';
import { Part } from './Part.tsx';
import styles from './Hands.module.css';

/** 本环节已发言: who spoke how long, in this step or in the whole meeting. */
export function SpokenHere({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('proceedings');
  const { state } = useOpenDossier();
  const person = usePerson();
  const now = useNow(1000);
  const [isWhole, setIsWhole] = useState(false);
  const turns = turnsOf(state, meeting.meetingId);
  const stepId = currentStep(state, meeting.meetingId)?.stepId ?? null;
  const totals = spokenTotals(turns, now, isWhole ? undefined : stepId);
  const sum = totals.reduce((all, { ms }) => all + ms, 0);
  return (
    <Part
      title={t(isWhole ? 'floor.spokenAll' : 'floor.spokenHere')}
      end={totals.length > 0 ? stopwatch(sum) : undefined}
    >
      {totals.length === 0 && <p className={styles.none}>{t('floor.spokenNone')}</p>}
      <ul className={styles.list}>
        {totals.map(({ speaker, ms, turns: count }) => {
          const who = person(speaker);
          return (
            <li key={speaker}>
              <PersonLine
                memberId={who.memberId}
                name={who.name}
                note={count > 1 ? t('floor.turns', { count }) : undefined}
              >
                <span className={styles.ms}>{stopwatch(ms)}</span>
              </PersonLine>
            </li>
          );
        })}
      </ul>
      {turns.some(({ runs }) => runs.length > 0) && (
        <span>
          <QuietButton size="small" isPressed={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {t(isWhole ? 'floor.spokenHere' : 'floor.spokenAll')}
          </QuietButton>
        </span>
      )}
    </Part>
  );
}
