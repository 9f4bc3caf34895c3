/**
 * Loads one after the other, each when there is a moment for it. Ends at the first that does not come, since the
 * others would not either; what is there already costs nothing the next time.
 */
export async function loadAhead(
  loads: readonly (() => Promise<unknown>)[],
  aMoment: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (const load of loads) {
    await aMoment();
    if (signal.aborted) return;
    try {
      await load();
    } catch {
      return;
    }
  }
}
