import type { DecideContext } from '../actor.ts';
import type { Command, CommandOf, CommandType } from '../command.ts';
import { accept, reject, to, type Decision, type MemberRule } from '../decision.ts';
import type { NewEvent } from '../event.ts';
import type { MemberId } from '../ids.ts';
import { rosterLedger } from '../ledger/access.ts';
import { isSoundAgenda } from '../meeting/agenda.ts';
import { COMMITMENT_CLAUSES } from '../panel/commands.ts';
import { requireRole } from '../policy.ts';
import { ruleFor } from '../rules/matter-rules.ts';
import type { DossierState } from '../state.ts';

/** 演练: a dossier of its own in which a meeting is practised. Nothing of it is, or becomes, part of a review. */
export function isRehearsal(state: DossierState): boolean {
  return state.parties.dossier?.rehearsal != null;
}

/** What there is to practise: the room. All that makes documents, or a review, is left out (RH3). */
const PRACTISED: ReadonlySet<CommandType> = new Set<CommandType>([
  'rehearsal.end',
  'chair.nominate',
  'chair.consent',
  'meeting.reply',
  'meeting.reschedule',
  'meeting.open',
  'meeting.signIn',
  'meeting.leave',
  'meeting.moveStep',
  'meeting.close',
  'meeting.setAdmission',
  'meeting.admit',
  'meeting.sendBack',
  'meeting.checkIdentity',
  'meeting.correctAttendance',
  'meeting.answerRollCall',
  'meeting.interrupt',
  'meeting.resume',
  'meeting.abort',
  'floor.raise',
  'floor.withdraw',
  'floor.move',
  'floor.begin',
  'floor.pause',
  'floor.resume',
  'floor.extend',
  'floor.end',
  'inquiry.ask',
  'inquiry.answer',
  'inquiry.withdraw',
  'inquiry.minute',
  'vote.prepare',
  'vote.open',
  'vote.cast',
  'vote.close',
  'vote.cancel',
  'vote.publish',
  'vote.tally',
  'showing.record',
  'comment.add',
  'comment.edit',
  'comment.remark',
  'comment.withdraw',
  'comment.place',
  'comment.share',
  'opinion.setSection',
  'opinion.addItem',
  'opinion.editItem',
  'opinion.mergeComments',
  'opinion.unmergeComment',
  'opinion.setAside',
  'opinion.moveItem',
  'opinion.removeItem',
  'opinion.setConclusion',
  'opinion.letWrite',
  'opinion.settleText',
  'opinion.propose',
  'opinion.answerProposal',
  'opinion.readAloud',
]);

/** Null where the command may be given here. */
export function rehearsalRefusal(state: DossierState, { type }: Command): ReturnType<typeof reject> | null {
  const rehearsal = state.parties.dossier?.rehearsal;
  if (!rehearsal) return null;
  if (rehearsal.endedAt !== null) return reject('rehearsal.ended');
  return PRACTISED.has(type) ? null : reject('rehearsal.notForReal');
}

/** The first command of a practice dossier, given by the hub, which does the formalities in everyone's place (RH2). */
export function decideBegin(
  state: DossierState,
  command: CommandOf<'rehearsal.begin'>,
  { actor, nowMs }: DecideContext,
): Decision {
  if (actor.kind !== 'system') return reject('actor.systemOnly');
  const { of, items, seats, meeting } = command;
  if (state.parties.dossier) return reject('dossier.exists');
  const ids = new Set(seats.map(({ memberId }) => memberId));
  const clerks = seats.filter(({ role }) => role === 'clerk');
  if (ids.size !== seats.length || clerks.length !== 1) return reject('member.exists');
  if (meeting.endsAt <= meeting.startsAt) return reject('meeting.badTimes');
  const itemIds = items.map(({ item }) => item.itemId);
  if (new Set(itemIds).size !== items.length) return reject('item.notFound');
  if (!isSoundAgenda(meeting.steps, itemIds)) return reject('meeting.badAgenda');
  const experts = new Set(seats.filter(({ role }) => role === 'expert').map(({ memberId }) => memberId));
  if (items.some(({ chair }) => chair !== null && !experts.has(chair))) return reject('chair.notNominated');
  const { title, hostUnit, ownerUnit, compilerUnit } = command;
  const moved = (stage: 'panelForming' | 'notice' | 'preReview'): readonly NewEvent[] =>
    itemIds.map((itemId) => to('parties', { type: 'item.stageMoved', v: 1, payload: { itemId, stage } }));
  return accept(
    to('parties', {
      type: 'dossier.created',
      v: 1,
      payload: {
        title,
        docNo: '',
        projectCode: '',
        hostUnit,
        ownerUnit,
        compilerUnit,
        items: items.map(({ item }) => ({ ...item, ruleId: ruleFor(item.matter, nowMs).id })),
        rehearsalOf: of,
      },
    }),
    ...seats.flatMap((seat) => {
      const ledgerId = rosterLedger(seat.role);
      return [
        to(ledgerId, { type: 'member.added', v: 1, payload: { seat } }),
        to(ledgerId, { type: 'member.joined', v: 1, payload: { memberId: seat.memberId } }),
      ];
    }),
    ...items.map(({ item: { itemId }, version }) =>
      to('parties', {
        type: 'report.versionAdded',
        v: 1,
        payload: { itemId, kind: 'submissionDraft', ...version },
      }),
    ),
    to('parties', { type: 'dossier.accepted', v: 1, payload: {} }),
    ...moved('panelForming'),
    ...[...experts].flatMap(formalities),
    to('panel', { type: 'panel.confirmed', v: 1, payload: {} }),
    ...items.flatMap(({ item: { itemId }, chair }) =>
      chair === null
        ? []
        : [to('panel', { type: 'chair.appointed', v: 1, payload: { itemId, memberId: chair } })],
    ),
    ...moved('notice'),
    to('parties', {
      type: 'meeting.scheduled',
      v: 1,
      payload: {
        ...meeting,
        mode: 'videoReview',
        place: '',
        externalMeeting: '',
        itemIds,
        steps: [...meeting.steps],
      },
    }),
    ...moved('preReview'),
  );
}

function formalities(memberId: MemberId): readonly NewEvent[] {
  return [
    to('panel', { type: 'recusal.declared', v: 1, payload: { memberId, conflict: false, statement: '' } }),
    to('panel', {
      type: 'commitment.signed',
      v: 1,
      payload: { memberId, clauses: [...COMMITMENT_CLAUSES] },
    }),
  ];
}

export const decideEnd: MemberRule<'rehearsal.end'> = (state, _command, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  if (!isRehearsal(state)) return reject('rehearsal.none');
  return accept(to('parties', { type: 'rehearsal.ended', v: 1, payload: {} }));
};
