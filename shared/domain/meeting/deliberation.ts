import { to } from '../decision.ts';
import type { NewEvent } from '../event.ts';
import { announcement } from '../panel/announce.ts';
import type { DossierState, Meeting } from '../state.ts';
import { isClosedDeliberation } from './meeting.ts';

/** Opens the doors, where they are closed; a chair appointed behind them is made known with it. */
export function endDeliberation(state: DossierState, meeting: Meeting): readonly NewEvent[] {
  const running = meeting.deliberations.at(-1);
  if (!running || !isClosedDeliberation(meeting)) return [];
  return [
    to('parties', {
      type: 'meeting.deliberationEnded',
      v: 1,
      payload: { meetingId: meeting.meetingId, beganAt: running.beganAt },
    }),
    ...announcement(state),
  ];
}
