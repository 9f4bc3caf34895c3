import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import { BareMember } from './bare-member.ts';
import { addComment, commentId, shareComment } from './prepared-review.ts';

/**
 * People in meetings, each on a connection of its own: a plan as JSON, with `perSecond` actions of each meeting. First a line when everyone is there; told to begin by SIGUSR2, then a line
 * of what every acknowledgement took, in ms.
 */
const plan = z
  .object({
    url: z.string(),
    dossierIds: z.array(dossierIdSchema),
    /** Of those who act, and of those who are there only. */
    tokens: z.array(z.string()),
    watchers: z.array(z.string()),
    seconds: z.number(),
    perSecond: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

/** One expert's work: a comment is written, shared and then changed, over and over. */
class Expert {
  readonly #member: BareMember;
  readonly #no: number;
  #acts = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(member: BareMember, no: number) {
    this.#member = member;
    this.#no = no;
  }

  /** Sent when the one before it was answered: a person does one thing after the other. */
  act(): Promise<number> {
    const begin = performance.now();
    const done = this.#last.then(() => this.#next()).then(() => performance.now() - begin);
    this.#last = done.catch(() => undefined);
    return done;
  }

  #next(): Promise<number> {
    const turn = this.#acts++;
    const index = this.#no * 100_000 + Math.floor(turn / 3);
    if (turn % 3 === 0) return this.#member.push(addComment(index));
    if (turn % 3 === 1) return this.#member.push(shareComment(index));
    return this.#member.push({
      type: 'comment.edit',
      commentId: commentId(index),
      content: addComment(index).content,
    });
  }
}

async function meeting(experts: readonly Expert[], startAt: number): Promise<readonly number[]> {
  const answers: Promise<number>[] = [];
  const count = plan.seconds * plan.perSecond;
  for (let turn = 0; turn < count; turn++) {
    await delay(startAt + (turn * 1000) / plan.perSecond - performance.now());
    const expert = experts[turn % experts.length];
    if (expert) answers.push(expert.act());
  }
  return Promise.all(answers);
}

const rooms = await Promise.all(
  plan.dossierIds.map((dossierId) =>
    Promise.all(
      plan.tokens.map(async (token, no) => new Expert(await BareMember.in(dossierId, plan.url, token), no)),
    ),
  ),
);
for (const dossierId of plan.dossierIds) {
  for (const token of plan.watchers) await BareMember.in(dossierId, plan.url, token);
}
const begun = new Promise<void>((resolve) => process.once('SIGUSR2', () => resolve()));
console.log(JSON.stringify({ connections: plan.dossierIds.length * plan.tokens.length }));
await begun;
const begin = performance.now() + 100;
const ms = await Promise.all(
  // Meetings do not tick in step.
  rooms.map((experts, no) => meeting(experts, begin + (no * 1000) / plan.perSecond / rooms.length)),
);
console.log(JSON.stringify({ ms: ms.flat() }));
process.exit();
