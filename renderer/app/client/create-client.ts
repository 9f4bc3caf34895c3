import type { DesktopBridge } from '#shared/protocol/ipc/contract.ts';
import { BrowserClient } from './browser-client.ts';
import type { YunpingClient } from './client.ts';
import { DesktopClient } from './desktop-client.ts';
import { DurableOutboxes } from './durable-outboxes.ts';
import { DurableTexts } from './durable-texts.ts';
import { IndexedTexts } from './indexed-texts.ts';
import { claimGoneDevice, claimTabDevice } from './tab-device.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent in a browser. */
    readonly yunping?: DesktopBridge;
  }
}

/** The client for where this page runs. Call it once. */
export async function createClient(): Promise<YunpingClient> {
  if (window.yunping) return new DesktopClient(window.yunping);
  const disk = new IndexedTexts();
  const texts = new DurableTexts(disk, localStorage);
  window.addEventListener('pagehide', () => texts.leave());
  window.addEventListener('pageshow', () => texts.stay());
  const deviceId = await claimTabDevice(sessionStorage);
  const outboxes = await DurableOutboxes.open(disk, deviceId, claimGoneDevice);
  return new BrowserClient(location.origin, deviceId, texts, outboxes);
}
