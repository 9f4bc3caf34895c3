import { hubProcess } from '#tools/demo/hub-process.ts';
import { clerkSession, Desktop } from './desktop.ts';
import { hubReview } from './hub-review.ts';
import { lengthenPanelLedger } from './long-ledger.ts';
import { figures, result, type BenchCase } from './measure.ts';
import { openMeeting } from './open-meeting.ts';

const EVENTS = 2_000;
/** What a desktop has that was in the meeting before. */
const EARLIER = 1_500;
const DESKTOPS = 10;

/**
 * A desktop comes into a meeting of 2,000 events: half of them for the first time, half of them again after a
 * quarter of it went on without them. From connecting to the hub until all of it is on the screen.
 */
export const meetingJoin: BenchCase = {
  ids: ['meeting.join'],
  async run(tell) {
    const review = await hubReview({ experts: 5 });
    const desktops: Desktop[] = [];
    const aDesktop = (): Desktop => {
      const desktop = new Desktop();
      desktops.push(desktop);
      return desktop;
    };
    try {
      await openMeeting(review);
      await review.stopHub();
      await lengthenPanelLedger(review.dataDir, EARLIER);
      const earlier = await hubProcess(review.dataDir);
      const session = await clerkSession(earlier.url);
      const port = Number(new URL(earlier.url).port);
      const before = Array.from({ length: DESKTOPS }, aDesktop);
      for (const desktop of before) await desktop.secondsToCatchUp(earlier.url, session, EARLIER);
      await earlier.stop();
      await lengthenPanelLedger(review.dataDir, EVENTS);
      const hub = await hubProcess(review.dataDir, port);
      try {
        await aDesktop().secondsToCatchUp(hub.url, session, EVENTS); // the hub reads the dossier, once for all
        const first: number[] = [];
        const again: number[] = [];
        for (const desktop of before) {
          first.push(await aDesktop().secondsToCatchUp(hub.url, session, EVENTS));
          again.push(await desktop.secondsToCatchUp(hub.url, session, EVENTS));
        }
        tell(
          `p95 of joining ${figures(first).p95.toFixed(2)} s, of coming back ${figures(again).p95.toFixed(2)} s`,
        );
        return [result('meeting.join', 's', figures([...first, ...again]), null, { atMost: 1 })];
      } finally {
        await hub.stop();
      }
    } finally {
      for (const desktop of desktops) desktop.remove();
      await review.close();
    }
  },
};
