/** Busy time a page may take; a second try asked for by a person gets more (RD7). */
export const PAGE_BUDGET_MS = 12_000;
export const RETRY_BUDGET_MS = 60_000;

/** Busy time in which a report must open; nothing of it can be seen before. */
export const OPEN_BUDGET_MS = 30_000;

export class PageTimeoutError extends Error {
  override name = 'PageTimeoutError';
}

/**
 * Runs `work` with a budget of busy time: while `isWaiting()` the clock stands still, since a slow link is no
 * fault of the page. Past the budget it ends with PageTimeoutError; the work's own signal is aborted.
 */
export async function withinBudget<T>(
  budgetMs: number,
  isWaiting: () => boolean,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const STEP_MS = 250;
  const timeout = new AbortController();
  let spentMs = 0;
  const expired = Promise.withResolvers<never>();
  const timer = setInterval(() => {
    if (!isWaiting()) spentMs += STEP_MS;
    if (spentMs < budgetMs) return;
    clearInterval(timer);
    expired.reject(new PageTimeoutError());
    timeout.abort(new PageTimeoutError());
  }, STEP_MS);
  try {
    return await Promise.race([work(AbortSignal.any([signal, timeout.signal])), expired.promise]);
  } finally {
    clearInterval(timer);
    expired.promise.catch(() => {});
  }
}
