import { dossierIdSchema, meetingIdSchema, type DossierId, type MeetingId } from '#shared/domain/ids.ts';
import { refuse } from '../runtime/faults.ts';
import type { HttpCall } from './http-call.ts';
import type { Outcome } from './json-routes.ts';

/** The meeting that an address names; what cannot be an id names nothing. */
export function ofMeeting(
  call: HttpCall,
  work: (dossierId: DossierId, meetingId: MeetingId) => Outcome,
): Outcome {
  const dossierId = dossierIdSchema.safeParse(call.params['dossierId']);
  const meetingId = meetingIdSchema.safeParse(call.params['meetingId']);
  if (!dossierId.success || !meetingId.success) return refuse('notFound', 'no such meeting');
  return work(dossierId.data, meetingId.data);
}
