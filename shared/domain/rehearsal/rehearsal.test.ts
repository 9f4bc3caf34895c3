import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  COMPILER,
  EVERYONE,
  EXPERTS,
  FLOOD,
  MEETING,
  OWNER,
  SOIL,
} from '../../testing/cast.ts';
import { AGENDA } from '../../testing/commands.ts';
import { aRehearsal, beginRehearsal } from '../../testing/rehearsal.ts';
import { aReview } from '../../testing/review.ts';
import { dossierIdSchema, stepIdSchema, type ItemId } from '../ids.ts';
import { ledgersOf } from '../ledger/access.ts';
import { privateLedger } from '../ledger/ledger-id.ts';
import { isSoundAgenda } from '../meeting/agenda.ts';
import { agendaMinutes } from '../meeting/default-agenda.ts';
import { signersOf, standingChair } from '../policy.ts';
import { nextStepOf } from '../view/next-step.ts';
import { summarise } from '../view/summary.ts';
import { visibleState } from '../view/visible.ts';
import { practiceAgenda } from './practice-agenda.ts';
import { practiceChair } from './practice-chair.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');
const open = { type: 'meeting.open', meetingId: MEETING } as const;

test('RH1: a rehearsal is a dossier of its own, known as one to everyone in it', () => {
  const review = aRehearsal();
  for (const member of EVERYONE) {
    const seen = visibleState(review.state, member);
    expect(seen.parties.dossier?.rehearsal).toEqual({ of: beginRehearsal().of, endedAt: null });
  }
  expect(review.refusal('hub', beginRehearsal())).toBe('dossier.exists');
});

test('RH2: the hub does the formalities in everyone’s place, and the ledger says that it was the hub', () => {
  const review = aRehearsal();
  expect(review.history.every(({ meta }) => meta.actor === null)).toBe(true);
  for (const itemId of [FLOOD, SOIL]) {
    expect(signersOf(review.state, itemId).map(({ memberId }) => memberId)).toEqual([...EXPERTS]);
    expect(review.item(itemId).stage).toBe('preReview');
    expect(review.item(itemId).versions).toHaveLength(1);
  }
  expect(standingChair(review.state, FLOOD)).toBe(CHAIR);
  expect(standingChair(review.state, SOIL)).toBe(EXPERTS[1]);
  expect(review.state.parties.meetings[MEETING]?.itemIds).toEqual([FLOOD, SOIL]);
  expect(nextStepOf(review.state, CLERK)).toMatchObject({ kind: 'openMeeting', meetingId: MEETING });
  review.does(CLERK, open).does(CHAIR, { type: 'meeting.signIn', meetingId: MEETING });
  expect(nextStepOf(visibleState(review.state, OWNER), OWNER)).toMatchObject({ kind: 'enterMeeting' });
});

test('RH2: one clerk, everyone once, every report once, a chair who is an expert', () => {
  const begin = beginRehearsal();
  const [flood] = begin.items;
  if (!flood) throw new Error('a report');
  const [clerk, ...others] = begin.seats;
  const refused = (change: Partial<typeof begin>): string =>
    aReview().refusal('hub', { ...begin, ...change });
  expect(refused({ seats: others })).toBe('member.exists');
  expect(refused({ seats: clerk ? [...begin.seats, clerk] : [] })).toBe('member.exists');
  expect(refused({ items: [flood, flood] })).toBe('item.notFound');
  expect(refused({ items: [flood, { ...flood, item: { ...flood.item, itemId: SOIL }, chair: OWNER }] })).toBe(
    'chair.notNominated',
  );
  expect(refused({ meeting: { ...begin.meeting, steps: begin.meeting.steps.slice(2, 3) } })).toBe(
    'meeting.badAgenda',
  );
});

test('RH5: what there is to practise with a report comes once for each, twenty minutes with two', () => {
  const steps = practiceAgenda([FLOOD, SOIL], (index) => stepIdSchema.parse(`step-${index}`));
  expect(steps.map(({ kind, itemId }) => [kind, itemId])).toEqual([
    ['equipmentCheck', undefined],
    ['signIn', undefined],
    ['opening', undefined],
    ['compilerPresentation', FLOOD],
    ['inquiry', FLOOD],
    ['closedDeliberation', FLOOD],
    ['compilerPresentation', SOIL],
    ['inquiry', SOIL],
    ['closedDeliberation', SOIL],
    ['closing', undefined],
  ]);
  expect(isSoundAgenda(steps, [FLOOD, SOIL])).toBe(true);
  expect(agendaMinutes(steps)).toBe(20);
});

test('RH5: each report is led by the chair of the real one of its matter, else of the meeting’s first', () => {
  const both = aRehearsal().state; // any dossier with two reports and a chair of each
  const [flood, soil] = ['floodControlEvaluation', 'soilWaterConservation'] as const;
  const led = (itemIds: readonly ItemId[]) =>
    [flood, soil].map((matter) => practiceChair(both, { itemIds }, matter));
  expect(led([SOIL, FLOOD])).toEqual([CHAIR, EXPERTS[1]]);
  expect(led([SOIL])).toEqual([EXPERTS[1], EXPERTS[1]]);
  expect(practiceChair(aReview().inPanelForming().state, { itemIds: [FLOOD] }, flood)).toBeUndefined();
});

test('RH3: the room is practised; nothing is frozen, signed, issued or handed in', () => {
  const review = aRehearsal();
  const real = [
    { type: 'opinion.freeze', itemId: FLOOD },
    { type: 'item.archive', itemId: FLOOD },
    { type: 'final.issue', itemId: FLOOD },
    { type: 'member.remove', memberId: OWNER, reason: '' },
    { type: 'recusal.declare', conflict: true, statement: '' },
  ] as const;
  for (const command of real) expect(review.refusal(CLERK, command)).toBe('rehearsal.notForReal');
});

test('RH4: once the clerk has ended it nobody reads of it, and it is in no list', () => {
  const review = aRehearsal();
  expect(review.refusal(COMPILER, { type: 'rehearsal.end' })).toBe('actor.roleNotEntitled');
  review.does(CLERK, { type: 'rehearsal.end' });
  for (const member of EVERYONE) {
    expect(ledgersOf(review.state, member)).toEqual([privateLedger(member)]);
    const seen = visibleState(review.state, member);
    expect(summarise(seen, DOSSIER, member, 0)).toBeNull();
  }
  expect(review.refusal(CLERK, open)).toBe('rehearsal.ended');
});

test('RH4 R4: behind closed doors it is not ended, and once they are open it is', () => {
  const [, , closed, , read] = AGENDA;
  if (!closed || !read) throw new Error('an agenda');
  const moveTo = ({ stepId }: typeof closed) =>
    ({ type: 'meeting.moveStep', meetingId: MEETING, stepId, override: 'practice' }) as const;
  const review = aRehearsal().does(CLERK, open, moveTo(closed));
  expect(review.refusal(CLERK, { type: 'rehearsal.end' })).toBe('meeting.closedDeliberation');
  review.does(CLERK, moveTo(read), { type: 'rehearsal.end' });
});
