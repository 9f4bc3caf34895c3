import { expect, test } from 'vitest';
import { dossierIdSchema, stepIdSchema, versionIdSchema, type MemberId } from '#shared/domain/ids.ts';
import type { PageShare, PresenceState, SharedPage } from '#shared/protocol/presence.ts';
import { CHAIR, CLERK, COMPILER, EXPERTS, FLOOD, LEADER, MEETING, OWNER } from '#shared/testing/cast.ts';
import { AGENDA } from '#shared/testing/commands.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { Presence } from './presence.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');
const [, SECOND] = EXPERTS;
const closed = stepIdSchema.parse(AGENDA[2]?.stepId);
const page: PageShare['page'] = {
  itemId: FLOOD,
  versionId: versionIdSchema.parse(`${FLOOD}-draft-1`),
  pageIndex: 41,
  fraction: 0.3,
  zoom: 1,
  pointer: { x: 0.5, y: 0.5 },
};

/** People at a review's meeting, each on one connection named as they are, all of them in the room or at its door. */
class Company {
  readonly presence: Presence;
  readonly review: Review;
  now = 0;

  constructor(review: Review, ...members: readonly MemberId[]) {
    this.review = review;
    this.presence = new Presence(
      () => ++this.now,
      () => undefined,
      () => undefined,
    );
    for (const member of members) this.comes(member);
  }

  comes(member: MemberId): void {
    this.presence.enter(DOSSIER, member, member, this.review.state);
    this.presence.place(DOSSIER, member, 'room');
  }

  does(...steps: Parameters<Review['does']>): this {
    this.review.does(...steps);
    this.presence.stateChanged(DOSSIER, this.review.state);
    return this;
  }

  flush(): ReadonlyMap<string, readonly PresenceState[]> {
    const told = new Map<string, PresenceState[]>();
    this.presence.flush(DOSSIER, (connectionId, snapshot) => {
      told.set(connectionId, [...(told.get(connectionId) ?? []), snapshot]);
      return true;
    });
    return told;
  }

  /** Pages told, by connection. */
  pages(): ReadonlyMap<string, SharedPage | null> {
    const told = new Map<string, SharedPage | null>();
    this.presence.flushPage(DOSSIER, (connectionIds, shown) => {
      for (const connectionId of connectionIds) told.set(connectionId, shown);
      return connectionIds;
    });
    return told;
  }

  sees(member: MemberId): readonly MemberId[] {
    return this.presence.snapshot(DOSSIER, member).members.map(({ memberId }) => memberId);
  }

  presenter(member: MemberId): MemberId | null {
    return this.presence.pageFor(DOSSIER, member)?.presenter ?? null;
  }
}

const NOTHING = { dossierId: DOSSIER, members: [] };

test('ME11: who waits outside is told of nobody and of no page, and by nothing that it moves', () => {
  const company = new Company(aReview().opened(), CLERK, CHAIR, OWNER);
  company.presence.share(DOSSIER, CHAIR, page);
  expect(company.flush().get(OWNER)).toEqual([NOTHING]);
  expect([...company.pages().keys()]).toEqual([CLERK, CHAIR]);
  company.presence.share(DOSSIER, CHAIR, page && { ...page, pageIndex: 42 });
  company.comes(SECOND);
  expect([...company.flush().keys()]).not.toContain(OWNER);
  expect([...company.pages().keys()]).toEqual([CLERK, CHAIR, SECOND]);
  company.presence.share(DOSSIER, OWNER, page);
  expect(company.presenter(CLERK)).toBe(CHAIR);
});

test('ME11: the clerk sees who waits at the door, the others only who is in the room', () => {
  const company = new Company(aReview().opened(), CLERK, CHAIR, OWNER, LEADER);
  expect(company.sees(CLERK)).toEqual([CLERK, CHAIR, LEADER, OWNER]);
  expect(company.sees(CHAIR)).not.toContain(OWNER);
  company.does(CLERK, { type: 'meeting.admit', meetingId: MEETING, memberIds: [OWNER] });
  expect(company.sees(CHAIR)).toContain(OWNER);
  expect(company.sees(OWNER)).toContain(CHAIR);
});

test('ME12: who is sent back hears nothing more, and a page they showed goes to the chair', () => {
  const company = new Company(aReview().inMeeting(), CLERK, CHAIR, COMPILER);
  company.presence.share(DOSSIER, COMPILER, page);
  company.flush();
  company.pages();
  company.does(CLERK, {
    type: 'meeting.sendBack',
    meetingId: MEETING,
    memberId: COMPILER,
    reason: 'another voice in the room',
  });
  expect(company.flush().get(COMPILER)).toEqual([NOTHING]);
  expect(company.pages().get(COMPILER)).toBeNull();
  expect(company.presenter(CLERK)).toBe(CHAIR);
});

test('PR6: the page is handed on, and is not taken from its presenter by others', () => {
  const company = new Company(aReview().inMeeting(), CLERK, CHAIR, COMPILER, OWNER);
  company.presence.share(DOSSIER, COMPILER, page);
  company.presence.share(DOSSIER, OWNER, page);
  expect(company.presenter(CLERK)).toBe(COMPILER);
  company.presence.hand(DOSSIER, OWNER, OWNER);
  expect(company.presenter(CLERK)).toBe(COMPILER);
  company.presence.hand(DOSSIER, COMPILER, OWNER);
  expect(company.presence.pageFor(DOSSIER, CLERK)).toEqual({
    ...page,
    presenter: OWNER,
    pointer: null,
  });
  company.presence.share(DOSSIER, COMPILER, page && { ...page, pageIndex: 1 });
  company.presence.share(DOSSIER, OWNER, page && { ...page, pageIndex: 2 });
  expect(company.presence.pageFor(DOSSIER, CHAIR)).toMatchObject({
    presenter: OWNER,
    pageIndex: 2,
  });
});

test('PR7: where the presenter’s line drops the page falls to the chair, where it stands, and with the chair’s to the host', () => {
  const company = new Company(aReview().inMeeting(), CLERK, CHAIR, COMPILER);
  company.presence.share(DOSSIER, COMPILER, page);
  company.presence.leave(DOSSIER, COMPILER);
  expect(company.presence.pageFor(DOSSIER, CLERK)).toMatchObject({
    presenter: CHAIR,
    pageIndex: 41,
    fraction: 0.3,
  });
  company.comes(COMPILER);
  expect(company.presenter(COMPILER)).toBe(CHAIR);
  company.presence.leave(DOSSIER, CHAIR);
  expect(company.presenter(COMPILER)).toBe(CLERK);
  company.presence.leave(DOSSIER, CLERK);
  expect(company.presenter(COMPILER)).toBeNull();
});

test('PR2 R4: the page falls when the doors close, and nobody outside can put one up', () => {
  const company = new Company(aReview().inMeeting(), CLERK, CHAIR, COMPILER);
  company.presence.share(DOSSIER, COMPILER, page);
  company.does(CLERK, { type: 'meeting.moveStep', meetingId: MEETING, stepId: closed });
  expect(company.presenter(CLERK)).toBeNull();
  company.presence.share(DOSSIER, COMPILER, page);
  expect(company.presenter(CLERK)).toBeNull();
  company.presence.share(DOSSIER, CHAIR, page);
  company.presence.hand(DOSSIER, CHAIR, COMPILER);
  expect(company.presenter(CLERK)).toBe(CHAIR);
  expect(company.flush().get(COMPILER)).toEqual([NOTHING]);
  expect([...company.pages().keys()]).toEqual([CLERK, CHAIR]);
});

test('PR9: the page is told at once, in the same words to all who may follow it, once to each, and that it fell', () => {
  const company = new Company(aReview().inMeeting(), CLERK, CHAIR, COMPILER);
  expect(company.pages()).toEqual(new Map());
  company.presence.share(DOSSIER, COMPILER, page);
  const shown = { ...page, presenter: COMPILER };
  expect(company.pages()).toEqual(new Map([CLERK, CHAIR, COMPILER].map((member) => [member, shown])));
  expect(company.pages()).toEqual(new Map());
  company.comes(OWNER);
  expect(company.pages()).toEqual(new Map([[OWNER, shown]]));
  company.presence.share(DOSSIER, COMPILER, null);
  expect([...company.pages()]).toEqual([CLERK, CHAIR, COMPILER, OWNER].map((member) => [member, null]));
  expect(company.pages()).toEqual(new Map());
});

test('PR9: a connection that is busy gets the newest page when it has read, and none of those between', () => {
  const company = new Company(aReview().inMeeting(), CLERK, CHAIR);
  const others = (connectionIds: readonly string[]): readonly string[] =>
    connectionIds.filter((connectionId) => connectionId !== CHAIR);
  for (const pageIndex of [1, 2, 3]) {
    company.presence.share(DOSSIER, CLERK, page && { ...page, pageIndex });
    expect(company.presence.flushPage(DOSSIER, others)).toBe(false);
  }
  expect([...company.pages()]).toMatchObject([[CHAIR, { pageIndex: 3 }]]);
});

test('a latecomer has the whole room in one message and the page in another', () => {
  const company = new Company(aReview().inMeeting(), CLERK, CHAIR, COMPILER);
  company.presence.share(DOSSIER, COMPILER, page);
  company.flush();
  company.pages();
  company.comes(SECOND);
  const [first, ...rest] = company.flush().get(SECOND) ?? [];
  expect(rest).toEqual([]);
  expect(first?.members.map(({ memberId }) => memberId)).toEqual([CLERK, COMPILER, CHAIR, SECOND]);
  expect(company.pages().get(SECOND)).toEqual({ ...page, presenter: COMPILER });
});
