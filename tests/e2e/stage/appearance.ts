import AxeBuilder from '@axe-core/playwright';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { DesktopBridge } from '#shared/protocol/ipc/contract.ts';
import { goesTo } from './actors/navigation.ts';

export interface Look {
  readonly language: 'zh' | 'en';
  readonly scale: 1 | 1.5;
  readonly width: number;
  readonly height: number;
}

const WIDE = { width: 1440, height: 900 };
const SMALL = { width: 1280, height: 720 };

/** Every two of language, size of type and size of window meet; all eight would take twice the time. */
export const LOOKS: readonly Look[] = [
  { language: 'zh', scale: 1, ...WIDE },
  { language: 'zh', scale: 1.5, ...SMALL },
  { language: 'en', scale: 1, ...SMALL },
  { language: 'en', scale: 1.5, ...WIDE },
];

export function lookName({ language, scale, width }: Look): string {
  return `${language}-${scale * 100}-${width}`;
}

/** Language and size of type as the person would have chosen them in the settings: a browser's own, or a desktop's. */
export async function wears(page: Page, { language, scale, width, height }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  const isChanged = await page.evaluate(
    async (wish) => {
      const { yunping } = globalThis as unknown as { yunping?: DesktopBridge };
      if (yunping) {
        const status = await yunping.invoke('app.status', {});
        const { preferences } = status as { preferences: Record<string, unknown> };
        if (preferences['language'] === wish.language && preferences['scale'] === wish.scale) return false;
        await yunping.invoke('preferences.save', { ...preferences, ...wish });
        return true;
      }
      const key = 'yunping:preferences';
      const known = JSON.parse(localStorage.getItem(key) ?? '{"places":{}}') as Record<string, unknown>;
      if (known['language'] === wish.language && known['scale'] === wish.scale) return false;
      localStorage.setItem(key, JSON.stringify({ ...known, ...wish }));
      return true;
    },
    { language, scale },
  );
  if (isChanged) await page.reload();
}

/** What sticks out sideways: of the window, or of the box it stands in. */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element): string => {
      const words = (element.textContent ?? '').trim().slice(0, 30);
      return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${words}`;
    };
    if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page scrolls sideways');
    for (const element of document.querySelectorAll<HTMLElement>('main *, header *, nav *')) {
      const { overflowX, display, position } = getComputedStyle(element);
      // What scrolls or cuts off does so on purpose; lines of text have no width of their own.
      if (overflowX !== 'visible' || display === 'inline' || position === 'absolute') continue;
      // Printed paper has notes in its margins; a mark may stand on the corner of its box.
      if (
        element.clientWidth === 0 ||
        element.closest('[role="document"], [data-floating], svg, article[lang]')
      )
        continue;
      if (element.scrollWidth > element.clientWidth + 8) {
        found.push(`${name(element)}: ${element.scrollWidth} in ${element.clientWidth}`);
      }
    }
    return found;
  });
}

/** Until nothing fades or moves any more, but for what turns without end: half faded in, no colour is its own. */
async function comesToRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);
    const moving = (): readonly Animation[] =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
    // What has just come begins to move a frame or two later. Whoever speaks moves the room again and again: enough.
    for (let round = 0, still = 0; still < 3 && round < 10; round++) {
      const now = moving();
      still = now.length > 0 ? 0 : still + 1;
      await Promise.allSettled(now.map(({ finished }) => finished));
      await nextFrame();
    }
  });
}

/** What axe calls serious or worse. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await comesToRest(page);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .exclude('.ant-select-dropdown')
    // In the page itself: Electron opens no other one to put together what was found in frames, of which there are none.
    .setLegacyMode()
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id} at ${String(target)}: ${failureSummary}`),
    );
}

/**
 * A screen in every look: a picture of each in `folder`, and what sticks out or is hard to use in any. `ready` waits
 * until it is as it should be looked at, in whatever language.
 */
export async function looksOf(
  page: Page,
  folder: string,
  name: string,
  route: string,
  ready: () => Promise<void>,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const look of LOOKS) {
    await wears(page, look);
    await goesTo(page, route);
    await ready();
    problems.push(...(await lookedAt(page, folder, `${name}-${lookName(look)}`)));
  }
  return problems;
}

/** The same of the screen a person is at; it wears the first look again when it was looked at. */
export async function looksHere(
  page: Page,
  folder: string,
  name: string,
  ready: () => Promise<void>,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const look of LOOKS) {
    await wears(page, look);
    await ready();
    problems.push(...(await lookedAt(page, folder, `${name}-${lookName(look)}`)));
  }
  const [first] = LOOKS;
  if (first) await wears(page, first);
  await ready();
  return problems;
}

async function lookedAt(page: Page, folder: string, where: string): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(folder, `${where}.png`), animations: 'disabled' });
  const problems = (await overflowing(page)).map((what) => `${where}: overflow: ${what}`);
  for (const what of await seriousViolations(page)) problems.push(`${where}: ${what}`);
  return problems;
}
