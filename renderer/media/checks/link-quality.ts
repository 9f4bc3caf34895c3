/** One exchange with the hub that carries this many bytes there and as many back. */
export type Exchange = (bytes: number) => Promise<{ readonly ok: boolean }>;

export interface LinkQuality {
  readonly roundTripMs: number;
  /** The slower direction is not told apart: half the time is taken for each. */
  readonly bitsPerSecond: number;
}

const ROUND_TRIPS = 5;
const LOAD_BYTES = 48 * 1024;
const LOADS = 4;

/** Null where an exchange failed. Rough on purpose: a few hundred kilobytes, a few seconds at most. */
export async function measureLink(exchange: Exchange, nowMs: () => number): Promise<LinkQuality | null> {
  const trips: number[] = [];
  for (let trip = 0; trip < ROUND_TRIPS; trip++) {
    const began = nowMs();
    if (!(await exchange(0)).ok) return null;
    trips.push(nowMs() - began);
  }
  const roundTripMs = trips.toSorted((a, b) => a - b)[Math.floor(ROUND_TRIPS / 2)] ?? 0;
  let carrying = 0;
  for (let load = 0; load < LOADS; load++) {
    const began = nowMs();
    if (!(await exchange(LOAD_BYTES)).ok) return null;
    carrying += Math.max(0.5, nowMs() - began - roundTripMs);
  }
  return { roundTripMs, bitsPerSecond: (2 * LOADS * LOAD_BYTES * 8 * 1000) / carrying };
}

/** What it is good for, in the terms of the choices the room offers. */
export function verdictOf({ roundTripMs, bitsPerSecond }: LinkQuality): 'good' | 'low' | 'soundOnly' {
  if (bitsPerSecond < 300_000 || roundTripMs > 1000) return 'soundOnly';
  return bitsPerSecond < 2_000_000 || roundTripMs > 300 ? 'low' : 'good';
}
