import type { Sessions } from '../accounts/sessions.ts';
import type { Rehearsals } from '../rehearsal/rehearsals.ts';
import { signedWith } from './json-routes.ts';
import { ofMeeting } from './of-meeting.ts';
import type { Router } from './router.ts';

const PATH = '/api/dossiers/:dossierId/meetings/:meetingId/rehearsal';

/** 演练: begun by the clerk of the real meeting, found by who takes part. */
export function addRehearsalRoutes(
  router: Router,
  { sessions, rehearsals }: { readonly sessions: Sessions; readonly rehearsals: Rehearsals },
): void {
  const signed = signedWith(sessions);
  router
    .add(
      'GET',
      PATH,
      signed((caller, call) =>
        ofMeeting(call, (dossierId, meetingId) => rehearsals.current(caller, dossierId, meetingId)),
      ),
    )
    .add(
      'POST',
      PATH,
      signed((caller, call) =>
        ofMeeting(call, (dossierId, meetingId) => rehearsals.begin(caller, dossierId, meetingId)),
      ),
    );
}
