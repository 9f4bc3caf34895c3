import { dossierIdSchema } from '#shared/domain/ids.ts';
import { sendLettersRequestSchema, setContactRequestSchema } from '#shared/protocol/letters.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { LetterDesk } from '../mail/letter-desk.ts';
import { refuse } from '../runtime/faults.ts';
import { empty, signedWith, withBody } from './json-routes.ts';
import { ofMeeting } from './of-meeting.ts';
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
