import type { ItemId, MeetingId, VoteId } from '#shared/domain/ids.ts';
import { missingSigners } from '#shared/domain/opinion/decide.ts';
import type { DossierState } from '#shared/domain/state.ts';

/** What the hub itself owes a dossier at this moment. */
export type Duty =
  | { readonly kind: 'typesetOpinion'; readonly itemId: ItemId; readonly revision: number }
  | { readonly kind: 'sealOpinion'; readonly itemId: ItemId; readonly revision: number }
  | { readonly kind: 'stateDeliberation'; readonly meetingId: MeetingId; readonly beganAt: number }
  | { readonly kind: 'tallyVote'; readonly voteId: VoteId }
  | { readonly kind: 'typesetMinutes'; readonly meetingId: MeetingId; readonly edition: number }
  | { readonly kind: 'typesetResponse'; readonly itemId: ItemId };

/** Read from the state alone, so that a hub that was killed finds its unfinished work again (SV1). */
export function dutiesOf(state: DossierState): readonly Duty[] {
  // Nothing of a rehearsal is typeset, sealed or stated (RH3); its votes are counted, until it is over.
  const rehearsal = state.parties.dossier?.rehearsal;
  if (rehearsal) return rehearsal.endedAt === null ? voteDuties(state) : [];
  return [
    ...opinionDuties(state),
    ...deliberationDuties(state),
    ...voteDuties(state),
    ...minutesDuties(state),
    ...responseDuties(state),
  ];
}

export function dutyKey(duty: Duty): string {
  switch (duty.kind) {
    case 'typesetOpinion':
    case 'sealOpinion':
      return `${duty.kind}/${duty.itemId}/${duty.revision}`;
    case 'stateDeliberation':
      return `${duty.kind}/${duty.meetingId}/${duty.beganAt}`;
    case 'typesetMinutes':
      return `${duty.kind}/${duty.meetingId}/${duty.edition}`;
    case 'tallyVote':
      return `${duty.kind}/${duty.voteId}`;
    case 'typesetResponse':
      return `${duty.kind}/${duty.itemId}`;
  }
}

function opinionDuties(state: DossierState): Duty[] {
  return Object.values(state.panel.opinions).flatMap(({ itemId, revision, status, signatures }): Duty[] => {
    if (status === 'frozen') return [{ kind: 'typesetOpinion', itemId, revision }];
    const isSigned = signatures.length > 0 && missingSigners(state, itemId).length === 0;
    return status === 'signing' && isSigned ? [{ kind: 'sealOpinion', itemId, revision }] : [];
  });
}

function deliberationDuties(state: DossierState): Duty[] {
  return Object.values(state.parties.meetings).flatMap(({ meetingId, deliberations }) =>
    deliberations
      .filter(({ endedAt, statement }) => endedAt !== null && statement === null)
      .map(({ beganAt }): Duty => ({ kind: 'stateDeliberation', meetingId, beganAt })),
  );
}

function voteDuties(state: DossierState): Duty[] {
  return Object.values(state.panel.votes)
    .filter(({ status, tally }) => status === 'closed' && tally === null)
    .map(({ voteId }): Duty => ({ kind: 'tallyVote', voteId }));
}

function minutesDuties(state: DossierState): Duty[] {
  return Object.entries(state.bureau.minutes).flatMap(([meetingId, editions]) =>
    editions
      .filter(({ file }) => file === null)
      .map(({ edition }): Duty => ({
        kind: 'typesetMinutes',
        meetingId: meetingId as MeetingId, // the keys of the slice are meeting ids
        edition,
      })),
  );
}

/** An opinion that passed at once asked for no revision, so there is nothing to answer. */
function responseDuties(state: DossierState): Duty[] {
  return Object.values(state.parties.items)
    .filter(({ final, rounds }) => final !== null && final.responseTable === null && rounds.length > 0)
    .map(({ itemId }): Duty => ({ kind: 'typesetResponse', itemId }));
}
