import { chromium, type Browser, type Page } from '@playwright/test';
import { buildTargets } from '../../tools/build.mjs';
import { signsIn } from '../e2e/stage/actors/access.ts';
import { FAKE_DEVICES, outside, traffic, watchesConnections } from '../e2e/stage/actors/media.ts';
import { hubReview, PASSWORD } from './hub-review.ts';
import { figures, result, type BenchCase } from './measure.ts';
import { openMeeting } from './open-meeting.ts';
import { DOSSIER, expertId, MEETING } from './prepared-review.ts';
import { BROWSER } from './reader/open-reader.ts';

const RUNS = 12;
const PATIENCE_MS = 60_000;
const HOME = `/dossiers/${DOSSIER}`;

/**
 * From walking into the room to the moment at which the later of two people sees the other's picture move, each in
 * a browser of their own, pressing the camera as soon as it can be pressed. A way that leads outside the machine
 * fails the case.
 */
export const mediaFirst: BenchCase = {
  ids: ['media.first'],
  async run(tell) {
    await buildTargets(['renderer'], { log: tell });
    // A panel has three; two of them meet.
    const review = await hubReview({ experts: 3 });
    const browsers: Browser[] = [];
    try {
      await openMeeting(review);
      const pages: Page[] = [];
      for (const index of [0, 1]) {
        const browser = await chromium.launch({
          ...BROWSER,
          args: [...(BROWSER.args ?? []), ...FAKE_DEVICES],
        });
        browsers.push(browser);
        const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
        await watchesConnections(page);
        await signsIn(page, review.hub.url, { name: '', login: expertId(index), password: PASSWORD });
        await leaves(page);
        pages.push(page);
      }
      const samples: number[] = [];
      for (let run = 0; run <= RUNS; run++) {
        const took = await Promise.all(pages.map(meets));
        // The first run fills caches.
        if (run > 0) samples.push(Math.max(...took));
        for (const page of pages) {
          const foreign = outside(await traffic(page));
          if (foreign.length > 0) throw new Error(`ways outside this machine: ${foreign.join(' ')}`);
        }
        for (const page of pages) await leaves(page);
      }
      tell(`${RUNS} meetings of two; no address outside this machine`);
      return [result('media.first', 'ms', figures(samples), null, { atMost: 3000 })];
    } finally {
      for (const browser of browsers) await browser.close();
      await review.close();
    }
  },
};

/** To the dossier, out of the room. */
async function leaves(page: Page): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(HOME)}`);
  await page.getByTestId('media-tile').first().waitFor({ state: 'detached' });
}

/** Walks in, presses the camera, and waits until the other's picture has moved; in ms, by the page's own clock. */
function meets(page: Page): Promise<number> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const begin = performance.now();
    let isPressed = false;
    let isWatched = false;
    location.hash = ${JSON.stringify(`${HOME}/meeting/${MEETING}`)};
    const look = () => {
      if (performance.now() - begin > ${PATIENCE_MS}) return reject(new Error('no picture moved'));
      const camera = [...document.querySelectorAll('footer button[aria-pressed]')].find((button) =>
        button.textContent.startsWith('摄像头'));
      if (!isPressed && camera && !camera.hasAttribute('aria-disabled')) {
        isPressed = true;
        camera.click();
      }
      const other = document.querySelector('[data-testid="media-tile"] video:not([aria-label*="（我）"])');
      if (other && !isWatched) {
        isWatched = true;
        // The second frame: the picture moves.
        other.requestVideoFrameCallback(() =>
          other.requestVideoFrameCallback(() => resolve(performance.now() - begin)));
      }
      requestAnimationFrame(look);
    };
    look();
  })`);
}
