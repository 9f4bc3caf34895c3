import type { CommandOf } from '#shared/domain/command.ts';
import { inquiryIdSchema, turnIdSchema, voteIdSchema } from '#shared/domain/ids.ts';
import { floorNow, partNow } from '#shared/domain/floor/floor.ts';
import { speakingNow, waitingTurns } from '#shared/domain/floor/turn.ts';
import { openMeeting } from '#shared/domain/meeting/meeting.ts';
import { isAnyChair } from '#shared/domain/policy.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { answer, ask, prepareVote, raise } from '#shared/testing/room.ts';
import { someOf, type Choice, type Desk } from './weighted.ts';

/** Everything that is said, asked and voted in the room of an open meeting. */
export function roomWork(desk: Desk): readonly Choice[] {
  const { state, member } = desk;
  const meeting = openMeeting(state);
  if (!meeting) return [];
  const leads = member.role === 'clerk' || isAnyChair(state, member.memberId);
  return [
    ...hands(desk, meeting),
    ...questions(desk, meeting, leads),
    ...(leads ? [...calling(desk, meeting), ...votes(desk, meeting)] : []),
    ...ballots(desk),
  ];
}

function hands(desk: Desk, meeting: Meeting): readonly Choice[] {
  const { state, member, random, say } = desk;
  const { meetingId } = meeting;
  const { ledgerId, deliberation } = partNow(meeting);
  const turns = floorNow(state, meeting);
  const mine = turns.filter((turn) => turn.speaker === member.memberId);
  const kind = random.pick(['speech', 'speech', 'pointOfOrder', 'interposed'] as const);
  return [
    [
      0.35,
      () => ({
        ...raise(turnIdSchema.parse(desk.newId('turn')), kind, undefined, deliberation),
        meetingId,
        topic: say(ledgerId, 'about the roughness'),
      }),
    ],
    ...someOf(random, waitingTurns(mine)).map(({ turnId }): Choice => [
      0.15,
      () => ({ type: 'floor.withdraw', meetingId, turnId }),
    ]),
    ...someOf(
      random,
      mine.filter(({ status }) => status === 'speaking'),
    ).map(({ turnId }): Choice => [0.3, () => ({ type: 'floor.end', meetingId, turnId })]),
  ];
}

function calling({ state, random }: Desk, meeting: Meeting): readonly Choice[] {
  const { meetingId } = meeting;
  const turns = floorNow(state, meeting);
  const waiting = waitingTurns(turns);
  const running = speakingNow(turns);
  const onTurn = (weight: number, type: `floor.${'pause' | 'extend' | 'end'}`): Choice[] =>
    running ? [[weight, () => ({ type, meetingId, turnId: running.turnId })]] : [];
  return [
    ...waiting
      .slice(0, 1)
      .map(({ turnId }): Choice => [1, () => ({ type: 'floor.begin', meetingId, turnId })]),
    ...someOf(random, waiting).flatMap(({ turnId }): Choice[] =>
      someOf(random, waiting).map(({ turnId: beforeTurnId }): Choice => [
        0.2,
        () => ({ type: 'floor.move', meetingId, turnId, beforeTurnId }),
      ]),
    ),
    ...onTurn(0.2, 'floor.pause'),
    ...onTurn(0.2, 'floor.extend'),
    ...onTurn(0.3, 'floor.end'),
    ...someOf(
      random,
      turns.filter(({ status }) => status === 'paused'),
    ).map(({ turnId }): Choice => [0.4, () => ({ type: 'floor.resume', meetingId, turnId })]),
  ];
}

function questions(desk: Desk, meeting: Meeting, leads: boolean): readonly Choice[] {
  const { state, member, random, say } = desk;
  const { meetingId } = meeting;
  const { ledgerId, deliberation } = partNow(meeting);
  const asked = (state[ledgerId].inquiries[meetingId] ?? []).filter(
    (inquiry) => inquiry.deliberation === deliberation && !inquiry.withdrawn,
  );
  const asks = member.role === 'expert' || member.role === 'department';
  const answers = member.role === 'clerk' || member.role === 'compiler';
  const text = (what: string): string => say(ledgerId, what);
  return [
    [
      asks ? 0.3 : 0.02,
      () => ({
        ...ask(inquiryIdSchema.parse(desk.newId('quest')), undefined, deliberation),
        meetingId,
        text: text('what is it based on?'),
      }),
    ],
    ...someOf(random, asked).flatMap(({ inquiryId, isMinuted }): Choice[] => [
      [
        answers ? 0.5 : 0,
        () => ({
          ...answer(inquiryId),
          meetingId,
          text: text('on the marks of 2016'),
          promise: { text: text('they will be added'), dueDay: null },
        }),
      ],
      [asks ? 0.1 : 0, () => ({ type: 'inquiry.withdraw', meetingId, inquiryId })],
      [leads ? 0.6 : 0, () => ({ type: 'inquiry.minute', meetingId, inquiryId, isMinuted: !isMinuted })],
    ]),
  ];
}

function votes(desk: Desk, { meetingId, itemIds }: Meeting): readonly Choice[] {
  const { state, random, say } = desk;
  const all = Object.values(state.panel.votes);
  const of = (status: (typeof all)[number]['status']): typeof all =>
    all.filter((vote) => vote.status === status);
  const [itemId = null] = itemIds;
  const prepare = (secrecy: CommandOf<'vote.prepare'>['secrecy']): Choice => [
    all.length > 3 ? 0.02 : 0.15,
    () => ({
      ...prepareVote(secrecy, voteIdSchema.parse(desk.newId('vote')), say),
      meetingId,
      itemId: random.chance(0.5) ? itemId : null,
    }),
  ];
  return [
    prepare('named'),
    prepare('secret'),
    ...someOf(random, of('prepared')).map(({ voteId }): Choice => [1, () => ({ type: 'vote.open', voteId })]),
    ...someOf(random, of('open')).flatMap(({ voteId, voted, electors }): Choice[] => [
      [voted.length === electors.length ? 3 : 0.15, () => ({ type: 'vote.close', voteId })],
      [0.25, () => ({ type: 'vote.cancel', voteId, reason: say('panel', 'put wrongly') })],
    ]),
    ...someOf(random, [...of('closed'), ...of('published')]).map(({ voteId }): Choice => [
      2,
      () => ({ type: 'vote.publish', voteId, audience: random.pick(['panel', 'parties']) }),
    ]),
  ];
}

/** Also a second time, from another machine, as people do. */
function ballots({ state, member, random }: Desk): readonly Choice[] {
  if (member.role !== 'expert') return [];
  return Object.values(state.panel.votes)
    .filter(({ status }) => status === 'open')
    .map(({ voteId, voted, options }): Choice => [
      voted.includes(member.memberId) ? 0.1 : 3,
      () => ({ type: 'vote.cast', voteId, option: random.below(options.length) }),
    ]);
}
