import type { DossierId, MeetingId } from '../domain/ids.ts';
import type { HubCalls, Outcome } from './hub-calls.ts';
import { rehearsalAnswerSchema, type RehearsalAnswer } from './rehearsal.ts';

/** Rehearsals of a meeting at the hub. */
export class RehearsalApi {
  readonly #calls: HubCalls;

  constructor(calls: HubCalls) {
    this.#calls = calls;
  }

  current(dossierId: DossierId, meetingId: MeetingId): Outcome<RehearsalAnswer> {
    return this.#calls.get(rehearsalAnswerSchema, rehearsalPath(dossierId, meetingId));
  }

  begin(dossierId: DossierId, meetingId: MeetingId): Outcome<RehearsalAnswer> {
    return this.#calls.post(rehearsalAnswerSchema, rehearsalPath(dossierId, meetingId), {});
  }
}

function rehearsalPath(dossierId: DossierId, meetingId: MeetingId): string {
  return `/api/dossiers/${dossierId}/meetings/${meetingId}/rehearsal`;
}
