import { expect, type Locator, type Page } from '@playwright/test';

/** A group of the list beside the page, as it is read from top to bottom: its head and the comments below. */
export interface ListedGroup {
  /** null above the first head, and where the order makes no groups. */
  readonly title: string | null;
  readonly count: number;
  readonly comments: readonly string[];
}

export function pane(page: Page): Locator {
  return page.getByRole('complementary', { name: '意见' });
}

/** Of the list in this order. */
export async function orders(page: Page, order: string): Promise<void> {
  await picks(page, '排列', order);
}

export async function narrows(page: Page, facet: '章节' | '专家' | '状态', choice: string): Promise<void> {
  const more = pane(page).getByRole('button', { name: '更多条件' });
  if ((await more.getAttribute('aria-pressed')) !== 'true') await more.click();
  await picks(page, facet, choice);
}

async function picks(page: Page, name: string, choice: string): Promise<void> {
  await pane(page).getByRole('combobox', { name }).click();
  // The list is drawn above all else, and again for readers of the screen; the drawn one is pressed.
  await page.locator('.ant-select-item-option:visible').filter({ hasText: choice }).first().click();
}

/** The number a filter shows, such as that of 未读 8. */
export async function countOf(page: Page, filter: string): Promise<number> {
  const text = await filterButton(page, filter).innerText();
  return Number(/(\d+)\s*$/u.exec(text)?.[1] ?? NaN);
}

export function filterButton(page: Page, filter: string): Locator {
  return pane(page).getByRole('button', { name: new RegExp(`^${filter} \\d+$`, 'u') });
}

/** Everything in the list, which holds only what is near its window: it is scrolled through. */
export async function everything(page: Page): Promise<readonly ListedGroup[]> {
  const list = pane(page).getByRole('region', { name: '意见' });
  await expect(list).toBeVisible();
  return list.evaluate(async (region) => {
    const rows = new Map<number, { head: [string, number] | null; comment: string }>();
    const look = (): void => {
      for (const row of region.querySelectorAll<HTMLElement>('li[data-index]')) {
        const head = row.querySelector('h3');
        rows.set(Number(row.dataset['index']), {
          head: head ? [head.textContent ?? '', Number(head.nextElementSibling?.textContent ?? NaN)] : null,
          comment: row.querySelector<HTMLElement>('[data-comment]')?.innerText ?? '',
        });
      }
    };
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    region.scrollTop = 0;
    await frame();
    look();
    while (region.scrollTop + region.clientHeight < region.scrollHeight - 1) {
      region.scrollTop += region.clientHeight / 2;
      await frame();
      look();
    }
    region.scrollTop = 0;
    const groups: { title: string | null; count: number; comments: string[] }[] = [];
    for (const [, { head, comment }] of [...rows].sort(([a], [b]) => a - b)) {
      if (head || groups.length === 0)
        groups.push({ title: head?.[0] ?? null, count: head?.[1] ?? 0, comments: [] });
      groups.at(-1)?.comments.push(comment);
    }
    return groups;
  });
}
