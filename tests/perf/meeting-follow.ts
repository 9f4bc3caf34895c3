import { setTimeout as delay } from 'node:timers/promises';
import type { PageShare, PageShown } from '#shared/protocol/presence.ts';
import { BareMember } from './bare-member.ts';
import { BroadcastBase } from './broadcast-base.ts';
import { hubReview } from './hub-review.ts';
import { figures, resultOfSlow, type BenchCase } from './measure.ts';
import { openMeeting } from './open-meeting.ts';
import { DOSSIER, ITEM, VERSION } from './prepared-review.ts';

const FOLLOWERS = 50;
const MOVES = 200;
const WARM_UP = 30;
/** As often as a presenter's window tells where it is. */
const PAUSE_MS = 50;
const LARGEST_MESSAGE = 1024;

/**
 * From a presenter's window to the last of fifty that follow: the page turned and the pointer moved, against a bare
 * broadcast of the same bytes to as many. Connections without replicas on both sides. The ratio is that of the p95.
 */
export const meetingFollow: BenchCase = {
  ids: ['meeting.follow'],
  async run(tell) {
    const review = await hubReview({ experts: FOLLOWERS });
    const base = await BroadcastBase.start(FOLLOWERS);
    try {
      await openMeeting(review);
      tell(`${FOLLOWERS} experts are in the meeting`);
      const members: BareMember[] = [];
      for (const person of [review.clerk, ...review.experts]) {
        person.leave();
        members.push(await BareMember.in(DOSSIER, review.hub.url, person.token));
      }
      for (const member of members) member.tell('presence.set', { place: 'room' });
      await delay(PAUSE_MS); // what is volatile is lost behind something that is on its way
      const [presenter, ...followers] = members;
      if (!presenter) throw new Error('somebody presents');
      const room = new Room(presenter, followers);
      const ours: number[] = [];
      const bare: number[] = [];
      let largest = 0;
      for (let index = 0; index < MOVES + WARM_UP; index++) {
        const { ms, shown } = await room.move(index);
        await delay(PAUSE_MS);
        const arrived = await base.send(shown);
        await delay(PAUSE_MS);
        largest = Math.max(largest, Buffer.byteLength(JSON.stringify(['page.shown', shown])));
        if (index < WARM_UP) continue;
        ours.push(ms);
        bare.push(arrived);
      }
      tell(`${MOVES} moves, the largest message ${largest} bytes`);
      if (largest > LARGEST_MESSAGE) throw new Error(`a message of ${largest} bytes`);
      for (const member of members) member.leave();
      return [resultOfSlow('meeting.follow', 'ms', figures(ours), figures(bare), { atMost: 2 })];
    } finally {
      await base.close();
      await review.close();
    }
  },
};

interface Move {
  readonly ms: number;
  /** As it was told. */
  readonly shown: PageShown;
}

class Room {
  readonly #presenter: BareMember;
  readonly #followers: readonly BareMember[];
  /** What each follower does with the next page it hears of. */
  readonly #heard: ((shown: PageShown) => void)[] = [];

  constructor(presenter: BareMember, followers: readonly BareMember[]) {
    this.#presenter = presenter;
    this.#followers = followers;
    for (const [index, follower] of followers.entries()) {
      follower.on('page.shown', (shown) => this.#heard[index]?.(shown));
    }
  }

  async move(index: number): Promise<Move> {
    const page = pageAt(index);
    const arrived = this.#followers.map(
      (_follower, at) =>
        new Promise<PageShown>((resolve) => {
          this.#heard[at] = (shown) => {
            if (shown.page?.pointer?.x === page.pointer?.x) resolve(shown);
          };
        }),
    );
    const begin = performance.now();
    this.#presenter.tell('page.share', { page });
    const [shown] = await Promise.all(arrived);
    if (!shown) throw new Error('somebody follows');
    return { ms: performance.now() - begin, shown };
  }
}

/** Mostly the pointer moves; now and then the page is turned. */
function pageAt(index: number): NonNullable<PageShare['page']> {
  return {
    itemId: ITEM,
    versionId: VERSION,
    pageIndex: Math.floor(index / 10) % 3,
    fraction: 0.3125,
    zoom: 1.25,
    pointer: { x: (index % 1000) / 1000 + 0.0001, y: ((index * 7) % 1000) / 1000 },
  };
}
