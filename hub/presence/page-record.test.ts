import { expect, test } from 'vitest';
import { dossierIdSchema, stepIdSchema, versionIdSchema, type MemberId } from '#shared/domain/ids.ts';
import { showingsOf } from '#shared/domain/showing/showing.ts';
import { CHAIR, CLERK, COMPILER, FLOOD, MEETING, OWNER } from '#shared/testing/cast.ts';
import { AGENDA } from '#shared/testing/commands.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { everyoneIn } from '#shared/testing/room.ts';
import { PageRecord } from './page-record.ts';
import { Presence } from './presence.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');
const closed = stepIdSchema.parse(AGENDA[2]?.stepId);

/** A room in which pages are led to, in virtual time. */
class Showroom {
  readonly review: Review;
  readonly presence: Presence;
  readonly #pages: PageRecord;
  #due: { at: number; run: () => void }[] = [];
  fails = 0;
  asked = 0;

  constructor(review: Review) {
    this.review = review;
    this.presence = new Presence(
      () => this.review.nowMs,
      (dossierId) => this.#pages.look(dossierId),
      (dossierId) => this.#pages.look(dossierId),
    );
    this.#pages = new PageRecord({
      now: () => this.review.nowMs,
      after: (delayMs, run) => void this.#due.push({ at: this.review.nowMs + delayMs, run }),
      record: async (_dossierId, command) => {
        this.asked++;
        if (this.fails-- > 0) throw new Error('the disk is busy');
        const isAccepted = this.review.asks('hub', command).ok;
        if (isAccepted) this.does('hub', command);
        return Promise.resolve(isAccepted);
      },
      view: (dossierId) => this.presence.view(dossierId),
      shownAfterMs: 5_000,
    });
  }

  comes(...members: readonly MemberId[]): this {
    for (const member of members) {
      this.presence.enter(DOSSIER, member, member, this.review.state);
      this.presence.place(DOSSIER, member, 'room');
    }
    return this;
  }

  turns(member: MemberId, pageIndex: number, pointer: { x: number; y: number } | null = null): this {
    const versionId = versionIdSchema.parse(`${FLOOD}-draft-1`);
    this.presence.share(DOSSIER, member, {
      itemId: FLOOD,
      versionId,
      pageIndex,
      fraction: 0,
      zoom: 1,
      pointer,
    });
    return this;
  }

  does(...steps: Parameters<Review['does']>): this {
    const at = this.review.nowMs;
    this.review.does(...steps);
    this.review.nowMs = at;
    this.presence.stateChanged(DOSSIER, this.review.state);
    return this;
  }

  async wait(ms: number): Promise<this> {
    const until = this.review.nowMs + ms;
    for (;;) {
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      const next = this.#due.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((entry) => entry !== next);
      this.review.nowMs = Math.max(this.review.nowMs, next.at);
      next.run();
    }
    this.review.nowMs = until;
    return this;
  }

  get record(): readonly (readonly [number, number | null])[] {
    return showingsOf(this.review.state, MEETING).map(({ page, from, to }) => [
      page.pageIndex,
      to === null ? null : Math.round((to - from) / 1000),
    ]);
  }
}

test('PR8: how long a page stays is told by a timer, whatever becomes of the clock', async () => {
  const { presence } = new Showroom(everyoneIn(aReview())).comes(CHAIR).turns(CHAIR, 4);
  const waits: (readonly [number, () => void])[] = [];
  const asked: unknown[] = [];
  let now = 1_000_000_000;
  const pages = new PageRecord({
    now: () => now,
    after: (delayMs, run) => void waits.push([delayMs, run]),
    record: (_dossierId, command) => {
      asked.push(command.shown?.page.pageIndex);
      return Promise.resolve(false);
    },
    view: () => presence.view(DOSSIER),
    shownAfterMs: 5_000,
  });
  pages.look(DOSSIER);
  now = 0; // set back, and then it stands
  pages.look(DOSSIER);
  expect([waits.map(([delayMs]) => delayMs), asked]).toEqual([[5_000], []]);
  waits[0]?.[1]();
  await Promise.resolve();
  expect(asked).toEqual([4]);
});

test('PR8: a page that stays is written down once, from when it came; one that is turned over is not', async () => {
  const room = new Showroom(everyoneIn(aReview())).comes(CLERK, CHAIR, COMPILER);
  room.turns(COMPILER, 1);
  await room.wait(4_000);
  expect(room.record).toEqual([]);
  await room.wait(2_000);
  expect(room.record).toEqual([[1, null]]);
  for (const page of [2, 3, 4]) await room.turns(COMPILER, page).wait(1_000);
  await room.wait(6_000);
  expect(room.record).toEqual([
    [1, 8],
    [4, null],
  ]);
  for (let n = 0; n < 50; n++) room.turns(COMPILER, 4, { x: n / 50, y: 0 });
  await room.wait(60_000);
  expect(room.asked).toBe(2);
  room.presence.share(DOSSIER, COMPILER, null);
  await room.wait(6_000);
  expect(room.record.at(-1)).toEqual([4, 67]);
});

test('PR8 R4: what the panel is shown behind closed doors is not told outside, nor what was shown before them', async () => {
  const room = new Showroom(everyoneIn(aReview())).comes(CLERK, CHAIR, COMPILER);
  await room.turns(COMPILER, 1).wait(4_000);
  room.does(CLERK, { type: 'meeting.moveStep', meetingId: MEETING, stepId: closed });
  await room.turns(CHAIR, 7).wait(10_000);
  const { parties, panel } = room.review.state;
  expect(parties.showings[MEETING]).toBeUndefined();
  expect(panel.showings[MEETING]).toMatchObject([{ presenter: CHAIR, page: { pageIndex: 7 } }]);
});

test('PR8: when all have gone the page was shown until then; a hub that starts anew ends what nobody shows', async () => {
  const room = new Showroom(everyoneIn(aReview())).comes(CHAIR);
  await room.turns(CHAIR, 1).wait(10_000);
  room.presence.leave(DOSSIER, CHAIR);
  await room.wait(600_000);
  await room.comes(CLERK).wait(10_000);
  expect(room.record).toEqual([[1, 10]]);
  await room.comes(CHAIR).turns(CHAIR, 2).wait(10_000);
  const again = new Showroom(room.review).comes(CLERK);
  await again.wait(6_000);
  expect(again.record.at(-1)?.[1]).not.toBeNull();
});

test('PR8: what could not be written is written later; what is refused is not asked for again and again', async () => {
  const room = new Showroom(everyoneIn(aReview())).comes(CLERK, OWNER);
  room.fails = 2;
  await room.turns(OWNER, 1).wait(30_000);
  expect(room.record).toEqual([[1, null]]);
  expect(room.asked).toBe(3);
  await room.turns(OWNER, 99_000).wait(60_000);
  expect(room.asked).toBe(4);
});

test('PA7 PR8: who has not signed in is named nowhere', async () => {
  const room = new Showroom(aReview().inMeeting()).comes(CLERK, OWNER);
  await room.turns(OWNER, 1).wait(20_000);
  expect(room.record).toEqual([]);
  await room.does(OWNER, { type: 'meeting.signIn', meetingId: MEETING }).wait(1_000);
  expect(room.record).toEqual([[1, null]]);
});
