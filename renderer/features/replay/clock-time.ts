const OFFSET_MS = 8 * 3_600_000;

/** `10:32:05` in Beijing: a line of time needs its seconds. */
export function clockTime(atMs: number): string {
  return new Date(atMs + OFFSET_MS).toISOString().slice(11, 19);
}
