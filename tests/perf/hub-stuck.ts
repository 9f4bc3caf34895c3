import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { BareMember } from './bare-member.ts';
import { hubReview } from './hub-review.ts';
import { figures, result, type BenchCase } from './measure.ts';
import { openMeeting } from './open-meeting.ts';
import { addComment, commentId, DOSSIER, shareComment } from './prepared-review.ts';

const WRITERS = 6;
/** Until the hub has the memory that the work itself takes. */
const WARM_UP_S = 70;
const STUCK_S = 40;
const PAUSE_MS = 60;
const LONG_WORDS = '复核设计洪水成果及糙率取值依据。'.repeat(200);

/**
 * How much the hub's memory grows, against what it was at most while all were reading, once one connection stops
 * reading and everyone else goes on with long comments: far more than a backlog may hold.
 */
export const hubStuck: BenchCase = {
  ids: ['hub.stuck'],
  async run(tell) {
    const review = await hubReview({ experts: WRITERS + 1 });
    const members: BareMember[] = [];
    try {
      await openMeeting(review);
      for (const person of review.experts) {
        person.leave();
        members.push(await BareMember.in(DOSSIER, review.hub.url, person.token));
      }
      const [stuck, ...writers] = members;
      if (!stuck) throw new Error('somebody hangs');
      const work = new Work(writers);
      await work.begin();
      const memory = (seconds: number): Promise<readonly number[]> =>
        megabytesOver(review.hub.child.pid, seconds);
      const before = await memory(WARM_UP_S);
      const saidBefore = work.said;
      stuck.hang();
      const after = await memory(STUCK_S);
      tell(`${((work.said - saidBefore) / 1e6).toFixed(0)} MB were told to everyone while one did not read`);
      await work.end();
      const most = Math.max(...before);
      tell(`${most.toFixed(0)} MB before, ${Math.max(...after).toFixed(0)} MB at most afterwards`);
      const grown = after.map((now) => Math.max(0, now - most));
      return [result('hub.stuck', 'MB', figures(grown), null, { atMost: 64 })];
    } finally {
      for (const member of members) member.leave();
      await review.close();
    }
  },
};

/** Each changes a long comment of their own, again and again. */
class Work {
  readonly #writers: readonly BareMember[];
  #isOver = false;
  #running: Promise<unknown> = Promise.resolve();
  /** Bytes of what everyone is told. */
  said = 0;

  constructor(writers: readonly BareMember[]) {
    this.#writers = writers;
  }

  async begin(): Promise<void> {
    for (const [no, writer] of this.#writers.entries()) {
      await writer.push(addComment(no));
      await writer.push(shareComment(no));
    }
    this.#running = Promise.all(this.#writers.map((writer, no) => this.#write(writer, no)));
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  async #write(writer: BareMember, no: number): Promise<void> {
    for (let turn = 0; !this.#isOver; turn++) {
      const content = { ...addComment(no).content, concern: `${turn}. ${LONG_WORDS}` };
      await writer.push({ type: 'comment.edit', commentId: commentId(no), content });
      this.said += Buffer.byteLength(content.concern);
      await delay(PAUSE_MS);
    }
  }
}

/** The memory of a process, looked at ten times a second. */
async function megabytesOver(pid: number | undefined, seconds: number): Promise<readonly number[]> {
  const seen: number[] = [];
  for (let tick = 0; tick < seconds * 10; tick++) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    seen.push(Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1024);
    await delay(100);
  }
  return seen;
}
