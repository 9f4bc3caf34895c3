import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from '#shared/domain/command.ts';
import type { Participant } from '#tools/demo/participant.ts';
import { BroadcastBase } from './broadcast-base.ts';
import { hubReview } from './hub-review.ts';
import { figures, result, type BenchCase, type CaseResult } from './measure.ts';
import { addComment, commentId, DOSSIER, shareComment } from './prepared-review.ts';

/** The larger groups first: the smaller ones are what is left when people leave. */
const GROUPS = [50, 10, 1] as const;
const COMMANDS = 120;
const WARM_UP = 20;
/** Keeps the author below the hub's rate for one connection, on both sides alike. */
const PAUSE_MS = 32;

/**
 * From an expert's command to the moment at which the last of the other members has it in the replica, against
 * a bare broadcast of the same bytes to as many. All clients are in this process, so they wait for each other.
 */
export const syncVisible: BenchCase = {
  ids: GROUPS.map((others) => `sync.visible.${others}`),
  async run(tell) {
    const largest = Math.max(...GROUPS);
    const review = await hubReview({ experts: largest + 1 });
    tell(`${largest + 1} experts have joined`);
    const base = await BroadcastBase.start(largest);
    try {
      review.clerk.leave();
      const [author, ...others] = review.experts;
      if (!author) throw new Error('a review has an author');
      await author.submit(DOSSIER, addComment(0));
      await author.submit(DOSSIER, shareComment(0));
      const results: CaseResult[] = [];
      for (const group of GROUPS) {
        for (const gone of others.splice(group)) gone.leave();
        base.shrink(group);
        results.unshift(await measure(`sync.visible.${group}`, author, others, base));
        tell(`${COMMANDS} commands to ${group}`);
      }
      return results;
    } finally {
      await base.close();
      await review.close();
    }
  },
};

async function measure(
  id: string,
  author: Participant,
  others: readonly Participant[],
  base: BroadcastBase,
): Promise<CaseResult> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let index = 0; index < COMMANDS + WARM_UP; index++) {
    const visible = await send(author, others, editComment(index));
    await delay(PAUSE_MS);
    const arrived = await base.send(lastBatch(author));
    await delay(PAUSE_MS);
    if (index < WARM_UP) continue;
    ours.push(visible);
    bare.push(arrived);
  }
  return result(id, 'ms', figures(ours), figures(bare), { atMost: 2 });
}

/** From giving the command to its event being folded in by the last of the others, in ms. One is on its way at a time. */
async function send(author: Participant, others: readonly Participant[], command: Command): Promise<number> {
  const begin = performance.now();
  const taken = author.submit(DOSSIER, command);
  await Promise.all(others.map(seesPanelLine));
  const visible = performance.now() - begin;
  await taken;
  return visible;
}

function seesPanelLine(member: Participant): Promise<void> {
  return new Promise((resolve) => {
    const stop = member.replica(DOSSIER).subscribe(({ events }) => {
      if (!events.some((event) => event.ledgerId === 'panel')) return;
      stop();
      resolve();
    });
  });
}

function editComment(index: number): Command {
  return { type: 'comment.edit', commentId: commentId(0), content: addComment(index).content };
}

/** What the hub has just broadcast, for the bare broadcast to send as many bytes. */
function lastBatch(author: Participant): unknown {
  const line = author.lines(DOSSIER).get('panel')?.at(-1);
  return { dossierId: DOSSIER, ledgerId: 'panel', events: [line], headSeq: line?.seq };
}
