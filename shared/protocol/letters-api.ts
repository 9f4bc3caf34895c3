import type { DossierId, MeetingId } from '../domain/ids.ts';
import type { HubCalls, Outcome } from './hub-calls.ts';
import {
  lettersAnswerSchema,
  type LettersAnswer,
  type SendLettersRequest,
  type SetContactRequest,
} from './letters.ts';

/** Letters and addresses at the hub, for the dossier's clerk. */
export class LettersApi {
  readonly #calls: HubCalls;

  constructor(calls: HubCalls) {
    this.#calls = calls;
  }

  read(dossierId: DossierId, meetingId: MeetingId): Outcome<LettersAnswer> {
    return this.#calls.get(lettersAnswerSchema, lettersPath(dossierId, meetingId));
  }

  send(dossierId: DossierId, meetingId: MeetingId, letters: SendLettersRequest): Outcome<LettersAnswer> {
    return this.#calls.post(lettersAnswerSchema, lettersPath(dossierId, meetingId), letters);
  }

  setContact(dossierId: DossierId, contact: SetContactRequest): Outcome<true> {
    return this.#calls.tell(`/api/dossiers/${dossierId}/contacts`, contact);
  }
}

function lettersPath(dossierId: DossierId, meetingId: MeetingId): string {
  return `/api/dossiers/${dossierId}/meetings/${meetingId}/letters`;
}
