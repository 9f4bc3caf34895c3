import type { CommandOf } from '../domain/command.ts';
import {
  inquiryIdSchema,
  turnIdSchema,
  voteIdSchema,
  type InquiryId,
  type MemberId,
  type TurnId,
  type VoteId,
} from '../domain/ids.ts';
import { CLERK, EVERYONE, FLOOD, MEETING, plainly, versionId, type Say } from './cast.ts';
import { AGENDA } from './commands.ts';
import type { Review } from './review.ts';

/** What is said, asked and voted in a meeting's room, ready to be changed by a test. */

export const turnId = (text: string): TurnId => turnIdSchema.parse(text);
export const inquiryId = (text: string): InquiryId => inquiryIdSchema.parse(text);
export const voteId = (text: string): VoteId => voteIdSchema.parse(text);
export const VOTE = voteId('vote-1');

/** In the meeting, at a step for all, with everyone signed in. */
export function everyoneIn(review: Review): Review {
  review.inMeeting();
  for (const member of EVERYONE) review.does(member, { type: 'meeting.signIn', meetingId: MEETING });
  return review;
}

/** The same people, behind closed doors. */
export function panelAlone(review: Review): Review {
  everyoneIn(review);
  const closed = AGENDA[2];
  if (!closed) throw new Error('an agenda');
  return review.does(CLERK, {
    type: 'meeting.moveStep',
    meetingId: MEETING,
    stepId: closed.stepId,
  });
}

export function raise(
  id: TurnId,
  kind: CommandOf<'floor.raise'>['kind'] = 'speech',
  speaker?: MemberId,
  deliberation = 0,
): CommandOf<'floor.raise'> {
  return {
    type: 'floor.raise',
    meetingId: MEETING,
    turnId: id,
    kind,
    topic: 'roughness of the main channel',
    page: null,
    deliberation,
    ...(speaker && { speaker }),
  };
}

type OnTurn = 'withdraw' | 'begin' | 'pause' | 'resume' | 'extend' | 'end';

export function onTurn<T extends OnTurn>(
  what: T,
  id: TurnId,
): { type: `floor.${T}`; meetingId: typeof MEETING; turnId: TurnId } {
  return { type: `floor.${what}`, meetingId: MEETING, turnId: id };
}

export function ask(id: InquiryId, askedBy?: MemberId, deliberation = 0): CommandOf<'inquiry.ask'> {
  return {
    type: 'inquiry.ask',
    meetingId: MEETING,
    inquiryId: id,
    addressee: 'compiler',
    text: 'what is the roughness based on?',
    page: null,
    deliberation,
    ...(askedBy && { askedBy }),
  };
}

export function answer(id: InquiryId): CommandOf<'inquiry.answer'> {
  return {
    type: 'inquiry.answer',
    meetingId: MEETING,
    inquiryId: id,
    text: 'on the flood marks of 2016',
    promise: { text: 'the marks will be added', dueDay: '2026-12-10' },
    page: null,
  };
}

export function prepareVote(
  secrecy: CommandOf<'vote.prepare'>['secrecy'],
  id: VoteId = VOTE,
  say: Say = plainly,
): CommandOf<'vote.prepare'> {
  return {
    type: 'vote.prepare',
    voteId: id,
    meetingId: MEETING,
    itemId: FLOOD,
    question: say('panel', 'passes after revision?'),
    options: [
      { label: '同意', isAbstention: false },
      { label: '不同意', isAbstention: false },
      { label: '弃权', isAbstention: true },
    ],
    secrecy,
    ruleId: 'majorityOfPresent@2004-07-01',
  };
}

export function cast(option: number, id: VoteId = VOTE): CommandOf<'vote.cast'> {
  return { type: 'vote.cast', voteId: id, option };
}

/** As the hub writes down which page is led to; null: none any more. */
export function show(
  presenter: MemberId | null,
  pageIndex = 41,
  from = 0,
  deliberation = 0,
): CommandOf<'showing.record'> {
  const page = { itemId: FLOOD, versionId: versionId(`${FLOOD}-draft-1`), pageIndex };
  const shown = presenter === null ? null : { presenter, page };
  return { type: 'showing.record', meetingId: MEETING, shown, from, deliberation };
}

/** A vote that goes on, with everyone in the room. */
export function voting(review: Review, secrecy: CommandOf<'vote.prepare'>['secrecy']): Review {
  return everyoneIn(review).does(CLERK, prepareVote(secrecy), {
    type: 'vote.open',
    voteId: VOTE,
  });
}

/** Closed, and counted by the hub. */
export function counted(review: Review, id: VoteId = VOTE): Review {
  const secret = review.state.panel.votes[id]?.secrecy === 'secret';
  review.does(CLERK, { type: 'vote.close', voteId: id });
  const counts = review.boxes.get(id) ?? [];
  return review.does('hub', {
    type: 'vote.tally',
    voteId: id,
    box: secret ? [0, 1, 2].map((index) => counts[index] ?? 0) : null,
  });
}
