import type { DossierId, MeetingId } from '#shared/domain/ids.ts';
import type { LettersAnswer, SendLettersRequest, SetContactRequest } from '#shared/protocol/letters.ts';
import type { FaultResult } from './client.ts';

/** Letters to those invited to a meeting, for the dossier's clerk. All of it needs the hub; nothing is kept here. */
export interface LettersDesk {
  read(dossierId: DossierId, meetingId: MeetingId): Promise<FaultResult<LettersAnswer>>;
  send(
    dossierId: DossierId,
    meetingId: MeetingId,
    letters: SendLettersRequest,
  ): Promise<FaultResult<LettersAnswer>>;
  setContact(dossierId: DossierId, contact: SetContactRequest): Promise<FaultResult<true>>;
}
