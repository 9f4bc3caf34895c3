import { deviceIdSchema, type DeviceId } from '#shared/domain/ids.ts';
import { randomIds } from './random-ids.ts';
import { keep } from './keep.ts';

const KEY = 'yunping:device';
const PREFIX_OF_WORK = 'yunping:work:';
const ATTEMPTS = 10;
const BETWEEN_MS = 50;

/**
 * The device this tab speaks as: one per tab, kept over reloads, since command numbers are counted within it.
 * A duplicated tab gets a copy of the storage; two tabs counting as one device would spoil each other's
 * numbers, so the second one, which cannot take the lock, becomes a new device and leaves the unsent
 * commands to the first.
 */
export async function claimTabDevice(storage: Storage): Promise<DeviceId> {
  const kept = deviceIdSchema.safeParse(storage.getItem(KEY));
  if (kept.success && (await takeLock(kept.data, ATTEMPTS))) return kept.data;
  if (kept.success) forgetWork(storage);
  const fresh = deviceIdSchema.parse(randomIds.newId());
  keep(storage, KEY, fresh);
  await takeLock(fresh, ATTEMPTS);
  return fresh;
}

/** Whether the tab that spoke as a device is gone; then no other tab takes its place while this page lives. */
export function claimGoneDevice(device: string): Promise<boolean> {
  return takeLock(device, 1);
}

/** Held until the page goes. A page that is being reloaded may still hold it for a moment. */
async function takeLock(deviceId: string, attempts: number): Promise<boolean> {
  const locks = globalThis.navigator.locks as LockManager | undefined; // absent outside secure contexts
  if (!locks) return true;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const taken = await new Promise<boolean>((resolve) => {
      void locks.request(`yunping:device:${deviceId}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => undefined);
      });
    });
    if (taken) return true;
    if (attempt === attempts - 1) break;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  return false;
}

function forgetWork(storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  for (const key of keys) if (key.startsWith(PREFIX_OF_WORK)) storage.removeItem(key);
}

/** Where an account's own words of this tab are kept. */
export function workPrefix(accountId: string): string {
  return `${PREFIX_OF_WORK}${accountId}:`;
}
