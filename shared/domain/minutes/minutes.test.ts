import { expect, test } from 'vitest';
import { CHAIR, CLERK, EXPERTS, LEADER, MEETING, OWNER } from '../../testing/cast.ts';
import { editionOf, issueMinutes, releaseMinutes, setMinutes, withMinutes } from '../../testing/minutes.ts';
import { aReview } from '../../testing/review.ts';
import { panelAlone } from '../../testing/room.ts';
import { mayReadFile } from '../ledger/file-access.ts';
import { visibleState } from '../view/visible.ts';
import { releasedMinutes } from './released-to.ts';

const [, SECOND] = EXPERTS;
const edit = { type: 'minutes.edit', meetingId: MEETING, section: 'head', text: 'DRAFT', basis: '' } as const;

test('MI2: what the clerk writes over the record is the clerk’s alone, and taken back it is gone', () => {
  const review = panelAlone(aReview()).does(CLERK, edit);
  for (const other of [CHAIR, OWNER, LEADER]) {
    expect(JSON.stringify(visibleState(review.state, other))).not.toContain('DRAFT');
  }
  expect(review.state.privates[CLERK]?.minutes[MEETING]?.['head']).toMatchObject({ text: 'DRAFT' });
  review.does(CLERK, { ...edit, text: null });
  expect(review.state.privates[CLERK]?.minutes[MEETING]).toEqual({});
});

test('MI3: issued minutes are fixed, and only when the closed parts are stated', () => {
  const review = aReview().deliberating().does(CLERK, { type: 'meeting.close', meetingId: MEETING });
  expect(review.refusal(CLERK, issueMinutes())).toBe('minutes.meetingNotOver');
  const [closed] = review.state.parties.meetings[MEETING]?.deliberations ?? [];
  review.does('hub', {
    type: 'meeting.attachStatement',
    meetingId: MEETING,
    beganAt: closed?.beganAt ?? 0,
    endedAt: closed?.endedAt ?? 0,
    statement: 'closed',
    signature: '',
    certificateSha256: '',
  });
  review.does(CLERK, issueMinutes(), edit);
  expect(editionOf(review).sections).toEqual(issueMinutes().sections);
});

test('MI4 L3: they are the bureau’s until they are released, to the panel or to everyone', () => {
  const review = withMinutes(aReview());
  const { sha256 } = setMinutes().file;
  const readers = (): readonly string[] =>
    [CLERK, LEADER, SECOND, OWNER].filter((who) => mayReadFile(review.state, who, sha256));
  expect(readers()).toEqual([CLERK, LEADER]);
  expect(releasedMinutes(visibleState(review.state, OWNER), MEETING)).toEqual([]);
  review.does(CLERK, releaseMinutes('panel'));
  expect(readers()).toEqual([CLERK, LEADER, SECOND]);
  expect(JSON.stringify(visibleState(review.state, OWNER))).not.toContain(sha256);
  review.does(CLERK, releaseMinutes('parties'));
  expect(readers()).toEqual([CLERK, LEADER, SECOND, OWNER]);
  expect(releasedMinutes(visibleState(review.state, SECOND), MEETING)).toHaveLength(1);
});

test('MI5: a correction is another edition with its reason; the one before stays as it was issued', () => {
  const review = withMinutes(aReview()).does(CLERK, releaseMinutes('parties'));
  expect(review.refusal(CLERK, { ...issueMinutes(2), reason: '' })).toBe('minutes.noReason');
  review.does(CLERK, issueMinutes(2));
  expect(review.refusal(CLERK, issueMinutes(3))).toBe('minutes.notSet');
  review.does('hub', setMinutes(2)).does(CLERK, releaseMinutes('parties', 2));
  expect(releasedMinutes(visibleState(review.state, OWNER), MEETING).map(({ edition }) => edition)).toEqual([
    2, 1,
  ]);
  expect(editionOf(review, 1).sections).toEqual(issueMinutes().sections);
  expect(editionOf(review, 2).reason).not.toBe('');
});
