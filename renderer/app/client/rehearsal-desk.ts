import type { DossierId, MeetingId } from '#shared/domain/ids.ts';
import type { RehearsalAnswer } from '#shared/protocol/rehearsal.ts';
import type { FaultResult } from './client.ts';

/** Rehearsals of a meeting: begun by its clerk, found by who takes part. */
export interface RehearsalDesk {
  current(dossierId: DossierId, meetingId: MeetingId): Promise<FaultResult<RehearsalAnswer>>;
  begin(dossierId: DossierId, meetingId: MeetingId): Promise<FaultResult<RehearsalAnswer>>;
}
