import { z } from 'zod';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import { startChild, type Child } from './child.ts';
import { hubReview } from './hub-review.ts';
import { figuresTo99, result, type BenchCase } from './measure.ts';
import { processorSeconds } from './processor-time.ts';

const MEETINGS = 10;
/** The clerk is the twentieth of each. */
const EXPERTS = 19;
/** Of a meeting, whoever acts. */
const ACTIONS_PER_SECOND = 5;
const SECONDS = 30;
const CHILDREN = 2;

const saidSchema = z.object({ ms: z.array(z.number()) });

/**
 * Ten meetings of twenty people at once on one hub, in each five actions a second: comments written, shared and
 * changed, every one durable and told to those who may hear of it. From giving a command to its acknowledgement, by
 * connections without replicas in processes of their own. Where the other cases have p95 this one has p99, which its
 * aim speaks of.
 */
export const meetingLoad: BenchCase = {
  ids: ['meeting.load'],
  async run(tell) {
    const dossierIds = Array.from({ length: MEETINGS }, (_, no) =>
      dossierIdSchema.parse(`bench-dossier-${no}`),
    );
    const review = await hubReview({ experts: EXPERTS, dossierIds });
    const children: Child[] = [];
    try {
      tell(`${MEETINGS} dossiers with ${EXPERTS + 1} people each`);
      const tokens = review.experts.map((person) => person.token);
      for (const person of [review.clerk, ...review.experts]) person.leave();
      for (let no = 0; no < CHILDREN; no++) {
        const own = dossierIds.filter((_, index) => index % CHILDREN === no);
        const plan = {
          url: review.hub.url,
          dossierIds: own,
          tokens,
          watchers: [review.clerk.token],
          seconds: SECONDS,
          perSecond: ACTIONS_PER_SECOND,
        };
        children.push(await startChild('load-child.ts', [JSON.stringify(plan)]));
      }
      const before = processorSeconds(review.hub.child.pid);
      for (const child of children) child.process.kill('SIGUSR2');
      const said = await Promise.all(children.map((child) => child.next()));
      const after = processorSeconds(review.hub.child.pid);
      const ms = said.flatMap((line) => saidSchema.parse(line).ms);
      const share = before === null || after === null ? '?' : ((100 * (after - before)) / SECONDS).toFixed(0);
      tell(`${ms.length} actions in ${SECONDS} s; the hub had ${share} % of a processor`);
      return [result('meeting.load', 'ms', figuresTo99(ms), null, { atMost: 300 })];
    } finally {
      for (const child of children) await child.stop();
      await review.close();
    }
  },
};
