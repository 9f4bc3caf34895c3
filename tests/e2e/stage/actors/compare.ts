import { expect, type Locator, type Page } from '@playwright/test';

/** Words are compared first, then figures, drawings and scans. */
export async function allIsCompared(page: Page): Promise<void> {
  await expect(filter(page, '全部')).toHaveText(/全部\s*\d+/u, { timeout: 120_000 });
  await expect(page.getByText('正在比对插图')).toBeHidden({ timeout: 240_000 });
}

export function filter(page: Page, name: string): Locator {
  return page
    .getByRole('group', { name: '按类别看' })
    .getByRole('button', { name: new RegExp(`^${name}`, 'u') });
}

export async function countOf(page: Page, name: string): Promise<number> {
  const words = (await filter(page, name).textContent()) ?? '';
  return Number(/\d+/u.exec(words)?.[0] ?? 0);
}

export function list(page: Page): Locator {
  return page.getByRole('complementary', { name: '两版的不同之处' });
}

/** The one that is looked at, as the list has it. */
export function current(page: Page): Locator {
  return list(page).locator('[aria-current="true"]');
}

export function pane(page: Page, name: RegExp): Locator {
  return page.getByRole('region', { name });
}
