import { meetingIdSchema, versionIdSchema } from '#shared/domain/ids.ts';
import { allMembers, findMember, isRecused, rosterLedger } from '#shared/domain/ledger/access.ts';
import { openMeeting } from '#shared/domain/meeting/meeting.ts';
import { signersOf } from '#shared/domain/policy.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { tableValues } from '#shared/lib/table.ts';
import { EVERYONE, memberId, seatOf } from '#shared/testing/cast.ts';
import { addVersion, rescheduleMeeting, scheduleMeeting } from '#shared/testing/commands.ts';
import { minutesWork } from './minutes.ts';
import { attendance, keepingTheDoor, leading, recording } from './meeting.ts';
import { opinionWork } from './opinion.ts';
import { roomWork } from './room.ts';
import { itemsOf, someOf, type Choice, type Desk } from './weighted.ts';

export function clerkWork(desk: Desk): readonly Choice[] {
  return [
    ...people(desk),
    ...attendance(desk),
    ...leading(desk),
    ...keepingTheDoor(desk),
    ...roomWork(desk),
    ...meetings(desk),
    ...minutesWork(desk),
    ...recording(desk),
    [desk.state.parties.dossier?.rehearsal ? 0.1 : 0.005, () => ({ type: 'rehearsal.end' })],
    ...itemsOf(desk).flatMap((item) => [...stageWork(desk, item), ...chairs(desk, item)]),
  ];
}

function people({ state, random, mood, say }: Desk): readonly Choice[] {
  const missing = EVERYONE.filter((id) => !findMember(state, id));
  const others = allMembers(state).filter((entry) => entry.role !== 'clerk' && entry.status !== 'removed');
  const movable = others.filter(
    ({ role }) => role === 'owner' || role === 'compiler' || role === 'department',
  );
  const extra = memberId(`${random.pick(['expert', 'department', 'leader', 'owner'])}-${random.below(40)}`);
  return [
    [missing.length > 0 ? 6 : 0, () => ({ type: 'member.add', seat: seatOf(random.pick(missing), say) })],
    [0.05, () => ({ type: 'member.add', seat: seatOf(extra, say) })],
    ...someOf(random, others).map(({ memberId: id, role }): Choice => [
      0.06 * mood.remove,
      () => ({ type: 'member.remove', memberId: id, reason: say(rosterLedger(role), 'not needed') }),
    ]),
    ...someOf(random, movable).map(({ memberId: id }): Choice => [
      0.08 * mood.reassign,
      () => ({
        type: 'member.reassign',
        memberId: id,
        role: random.pick(['owner', 'compiler', 'department']),
      }),
    ]),
  ];
}

function meetings(desk: Desk): readonly Choice[] {
  const { state, random, say, nowMs } = desk;
  const open = openMeeting(state);
  const scheduled = Object.values(state.parties.meetings).filter((meeting) => meeting.status === 'scheduled');
  return [
    ...(open ? [[0.4, () => ({ type: 'meeting.close', meetingId: open.meetingId })] satisfies Choice] : []),
    ...someOf(random, scheduled).map(({ meetingId }): Choice => [
      open ? 0.1 : 2,
      () => ({ type: 'meeting.open', meetingId }),
    ]),
    ...someOf(random, Object.values(state.parties.meetings)).flatMap(({ meetingId, status }): Choice[] => [
      [
        status === 'scheduled' ? 0.3 : 0.02,
        () => rescheduleMeeting(nowMs + 86_400_000 * (1 + random.below(3)), meetingId, say),
      ],
      [
        status === 'scheduled' ? 0.15 : 0.02,
        () => ({ type: 'meeting.cancel', meetingId, reason: say('parties', 'the report is redone') }),
      ],
    ]),
  ];
}

function stageWork(desk: Desk, item: ReviewItem): readonly Choice[] {
  const { state, random, say, nowMs } = desk;
  const { itemId, stage, versions } = item;
  const schedule = (): ReturnType<typeof scheduleMeeting> =>
    scheduleMeeting([itemId], nowMs + 86_400_000, meetingIdSchema.parse(desk.newId('meet')), say);
  const upload = (): ReturnType<typeof addVersion> => ({
    ...addVersion(itemId, 'submissionDraft', desk.newId('file')),
    versionId: versionIdSchema.parse(desk.newId('vers')),
  });
  switch (stage) {
    case 'acceptance':
      return [
        [versions.length === 0 ? 5 : 0.1, upload],
        [versions.length > 0 ? 3 : 0.1, () => ({ type: 'dossier.accept' })],
      ];
    case 'panelForming': {
      const ready = signersOf(state, itemId).filter(({ memberId: id }) => state.panel.commitments[id]);
      return [[ready.length >= 3 ? 4 : 0.1, () => ({ type: 'panel.confirm' })]];
    }
    case 'notice':
      return [[4, schedule]];
    case 'preReview':
    case 'meeting':
    case 'opinion':
      return [
        ...reviewWork(desk, item),
        [stage === 'opinion' ? 0.05 : stage === 'preReview' && !isArranged(desk, item) ? 2 : 0, schedule],
        [stage === 'preReview' ? 0.1 : 0, upload],
      ];
    case 'final':
      return [
        [item.final ? 0.1 : 4, () => ({ type: 'final.issue', itemId })],
        [item.final ? 0.5 : 0.05, () => ({ type: 'item.archive', itemId })],
      ];
    default:
      return [[random.chance(0.05) ? 0.2 : 0, () => ({ type: 'final.issue', itemId })]];
  }
}

/** Not where the meeting was called off or broken off. */
function isArranged({ state }: Desk, { itemId }: ReviewItem): boolean {
  return Object.values(state.parties.meetings).some(
    ({ status, itemIds }) => status !== 'closed' && itemIds.includes(itemId),
  );
}

function reviewWork(desk: Desk, item: ReviewItem): readonly Choice[] {
  const { state, random } = desk;
  const { itemId } = item;
  const releasable = tableValues(state.panel.comments)
    .filter((comment) => comment.itemId === itemId && !comment.released && !comment.withdrawn)
    .map((comment) => comment.commentId)
    .sort();
  const sealed = state.panel.opinions[itemId]?.sealed;
  return [
    ...someOf(random, releasable).map((id): Choice => [
      0.4,
      () => ({ type: 'comment.release', itemId, commentIds: [id] }),
    ]),
    ...(sealed
      ? [[4, () => ({ type: 'opinion.release', itemId, sealedSha256: sealed.sha256 })] satisfies Choice]
      : []),
    ...opinionWork(desk, item),
  ];
}

function chairs({ state, random }: Desk, { itemId, stage }: ReviewItem): readonly Choice[] {
  const chair = state.panel.chairs[itemId];
  const stands =
    chair && findMember(state, chair.memberId)?.status === 'joined' && !isRecused(state, chair.memberId);
  const nominees = signersOf(state, itemId).filter(({ memberId: id }) => state.panel.commitments[id]);
  const weight = stage === 'acceptance' ? 0 : stands ? 0.05 : 2;
  return someOf(random, nominees).map(({ memberId: id }): Choice => [
    weight,
    () => ({ type: 'chair.nominate', itemId, memberId: id }),
  ]);
}
