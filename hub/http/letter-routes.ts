import { dossierIdSchema, meetingIdSchema, type DossierId, type MeetingId } from '#shared/domain/ids.ts';
import { sendLettersRequestSchema, setContactRequestSchema } from '#shared/protocol/letters.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { LetterDesk } from '../mail/letter-desk.ts';
import { refuse } from '../runtime/faults.ts';
import type { HttpCall } from './http-call.ts';
import { empty, signedWith, withBody, type Outcome } from './json-routes.ts';
import type { Router } from './router.ts';

/** Letters to those invited to a meeting, and the addresses they go to. */
export function addLetterRoutes(
  router: Router,
  { sessions, desk }: { readonly sessions: Sessions; readonly desk: LetterDesk },
): void {
  const signed = signedWith(sessions);
  router
    .add(
      'GET',
      '/api/dossiers/:dossierId/meetings/:meetingId/letters',
      signed((caller, call) =>
        ofMeeting(call, (dossierId, meetingId) => desk.read(caller, dossierId, meetingId)),
      ),
    )
    .add(
      'POST',
      '/api/dossiers/:dossierId/meetings/:meetingId/letters',
      signed((caller, call) =>
        ofMeeting(call, (dossierId, meetingId) =>
          withBody(call, sendLettersRequestSchema, (body) => desk.send(caller, dossierId, meetingId, body)),
        ),
      ),
    )
    .add(
      'POST',
      '/api/dossiers/:dossierId/contacts',
      signed((caller, call) => {
        const dossierId = dossierIdSchema.safeParse(call.params['dossierId']);
        if (!dossierId.success) return refuse('notFound', 'no such dossier');
        return withBody(call, setContactRequestSchema, async (body) =>
          empty(await desk.setContact(caller, dossierId.data, body)),
        );
      }),
    );
}

/** What cannot be an id names nothing. */
function ofMeeting(call: HttpCall, work: (dossierId: DossierId, meetingId: MeetingId) => Outcome): Outcome {
  const dossierId = dossierIdSchema.safeParse(call.params['dossierId']);
  const meetingId = meetingIdSchema.safeParse(call.params['meetingId']);
  if (!dossierId.success || !meetingId.success) return refuse('notFound', 'no such meeting');
  return work(dossierId.data, meetingId.data);
}
