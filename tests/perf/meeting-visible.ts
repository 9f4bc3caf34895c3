import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from '#shared/domain/command.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { Participant } from '#tools/demo/participant.ts';
import { startChild } from './child.ts';
import { hubReview } from './hub-review.ts';
import { figures, result, type BenchCase } from './measure.ts';
import { openMeeting } from './open-meeting.ts';
import { addComment, commentId, DOSSIER, MEETING, shareComment, STEPS } from './prepared-review.ts';

const OTHERS = 50;
const TYPISTS = 5;
const CHANGES = 120;
const WARM_UP = 10;
const PAUSE_MS = 60;

/**
 * From a comment that is changed, or the step that is moved, to the moment at which the last of fifty others has it
 * in the replica, while five people type in the opinion. The fifty are in this process and wait for each other, the
 * typists in one of their own.
 */
export const meetingVisible: BenchCase = {
  ids: ['meeting.visible'],
  async run(tell) {
    const review = await hubReview({ experts: OTHERS + 1 });
    try {
      await openMeeting(review);
      const [author, ...others] = review.experts;
      if (!author) throw new Error('somebody comments');
      await author.submit(DOSSIER, addComment(0));
      await author.submit(DOSSIER, shareComment(0));
      const tokens = others.slice(0, TYPISTS).map((person) => person.token);
      const typing = await startChild('typing-child.ts', [review.hub.url, ...tokens]);
      tell(`${OTHERS + 1} experts are in the meeting, ${TYPISTS} of them type`);
      try {
        const ms: number[] = [];
        for (let index = 0; index < CHANGES + WARM_UP; index++) {
          const taken =
            index % 2 === 0
              ? await visible(author, others, 'panel', editComment(index))
              : await visible(review.clerk, others, 'parties', moveStep(index));
          await delay(PAUSE_MS);
          if (index >= WARM_UP) ms.push(taken);
        }
        tell(`${CHANGES} changes`);
        return [result('meeting.visible', 'ms', figures(ms), null, { atMost: 300 })];
      } finally {
        await typing.stop();
      }
    } finally {
      await review.close();
    }
  },
};

async function visible(
  actor: Participant,
  others: readonly Participant[],
  ledgerId: LedgerId,
  command: Command,
): Promise<number> {
  const begin = performance.now();
  const taken = actor.submit(DOSSIER, command);
  await Promise.all(others.map((member) => seesOf(member, ledgerId, command)));
  const ms = performance.now() - begin;
  await taken;
  return ms;
}

/** What is settled of the typing comes into the panel's ledger too, so the line is told by what it says. */
function seesOf(member: Participant, ledgerId: LedgerId, { type }: Command): Promise<void> {
  const wanted = type === 'comment.edit' ? 'comment.edited' : 'meeting.stepMoved';
  return new Promise((resolve) => {
    const stop = member.replica(DOSSIER).subscribe(({ events }) => {
      if (!events.some((event) => event.ledgerId === ledgerId && event.type === wanted)) return;
      stop();
      resolve();
    });
  });
}

function editComment(index: number): Command {
  return { type: 'comment.edit', commentId: commentId(0), content: addComment(index).content };
}

function moveStep(index: number): Command {
  const [opening, closing] = STEPS;
  return {
    type: 'meeting.moveStep',
    meetingId: MEETING,
    stepId: Math.floor(index / 2) % 2 === 0 ? closing : opening,
  };
}
