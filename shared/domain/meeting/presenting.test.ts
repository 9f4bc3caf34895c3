import { expect, test } from 'vitest';
import { CHAIR, CLERK, COMPILER, EXPERTS, FLOOD, OWNER } from '../../testing/cast.ts';
import { aReview } from '../../testing/review.ts';
import type { MemberId } from '../ids.ts';
import { heirOfPage, mayHandPage, mayTakePage } from './presenting.ts';

const [, SECOND] = EXPERTS;
const { state } = aReview().inMeeting();
const everyone: ReadonlySet<MemberId> = new Set([CLERK, ...EXPERTS, COMPILER, OWNER]);
const without = (...gone: MemberId[]) => new Set([...everyone].filter((member) => !gone.includes(member)));

test('PR6: anyone there presents while nobody does; a page that is presented is taken over by host or chair alone', () => {
  expect(mayTakePage(state, everyone, OWNER, null)).toBe(true);
  expect(mayTakePage(state, without(OWNER), OWNER, null)).toBe(false);
  const takers = [...everyone].filter((member) => mayTakePage(state, everyone, member, COMPILER));
  expect(takers).toEqual([CLERK, CHAIR, COMPILER]);
});

test('PR6: presenter, host and chair pass the page on, to somebody there', () => {
  const givers = [...everyone].filter((member) => mayHandPage(state, everyone, member, COMPILER, OWNER));
  expect(givers).toEqual([CLERK, CHAIR, COMPILER]);
  expect(mayHandPage(state, without(OWNER), COMPILER, COMPILER, OWNER)).toBe(false);
  expect(mayHandPage(state, everyone, CLERK, null, OWNER)).toBe(false);
  expect(mayHandPage(state, everyone, CLERK, COMPILER, COMPILER)).toBe(false);
});

test('PR7: a page whose presenter dropped off falls to the chair, then to the host, else to nobody', () => {
  expect(heirOfPage(state, without(COMPILER), FLOOD)).toBe(CHAIR);
  expect(heirOfPage(state, without(COMPILER, CHAIR), FLOOD)).toBe(CLERK);
  expect(heirOfPage(state, new Set([SECOND, OWNER]), FLOOD)).toBeNull();
});
