import type { Page } from '@playwright/test';

/** More stops than any screen has; past them the way goes round somewhere without an end. */
const MOST_STOPS = 400;

/**
 * Controls that are seen and that Tab does not come to, by their names. Of a group that arrows walk through (tabs, a
 * choice of one, a tool bar) one that Tab comes to is enough.
 */
export async function outOfReach(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    const seen = [
      ...document.querySelectorAll<HTMLElement>(
        'button, a[href], input, select, textarea, [role="button"], [role="tab"], [role="slider"], [role="textbox"]',
      ),
    ].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      return isShown && width > 1 && height > 1 && !element.matches(':disabled, [inert] *');
    });
    for (const element of seen) element.dataset['waits'] = '';
  });
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const isRound = await page.evaluate(() => {
      const here = document.activeElement;
      // Past the last one is the page itself, and then the first.
      if (!(here instanceof HTMLElement) || here === document.body) return false;
      if (here.dataset['passed'] !== undefined) return true;
      here.dataset['passed'] = '';
      delete here.dataset['waits'];
      return false;
    });
    if (isRound) break;
  }
  return page.evaluate(() => {
    const groupOf = (element: Element): Element | null =>
      element.closest('[role="tablist"], [role="radiogroup"], [role="toolbar"], fieldset');
    const left = [...document.querySelectorAll<HTMLElement>('[data-waits]')];
    const lost = left.filter((element) => !groupOf(element)?.querySelector('[data-passed]'));
    for (const element of document.querySelectorAll<HTMLElement>('[data-waits], [data-passed]')) {
      delete element.dataset['waits'];
      delete element.dataset['passed'];
    }
    return lost.map((element) => {
      const name = element.getAttribute('aria-label') ?? element.textContent;
      return `${element.tagName.toLowerCase()} ${name.trim().slice(0, 40)}`;
    });
  });
}
