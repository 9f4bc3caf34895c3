import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentStep, rollCallOf } from '#shared/domain/meeting/meeting.ts';
import { hasBegunRollCall, unansweredRollCall } from '#shared/domain/meeting/roll-call.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import styles from './SignInStrip.module.css';

/** For who leads the meeting, while the roll is called: who has answered, and for whom all wait. */
export function RollCallState({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation(['meetingOrder', 'common']);
  const { state } = useOpenDossier();
  const person = usePerson();
  const open = unansweredRollCall(state, meeting);
  const isAsking = currentStep(state, meeting.meetingId)?.kind === 'opening';
  if (!hasBegunRollCall(state, meeting) || !isAsking) return null;
  const answered = new Set(rollCallOf(state, meeting.meetingId).map(({ memberId }) => memberId)).size;
  if (answered + open.length === 0) return null;
  return (
    <div className={styles.strip} role="status">
      <p>
        {open.length === 0
          ? t('rollCall.done')
          : t('rollCall.waiting', {
              answered,
              total: answered + open.length,
              names: open.map((memberId) => person(memberId).name).join(t('common:listMark')),
            })}
      </p>
    </div>
  );
}
