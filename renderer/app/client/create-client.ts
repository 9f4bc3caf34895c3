import type { DesktopBridge } from '#shared/protocol/ipc/contract.ts';
import { BrowserClient } from './browser-client.ts';
import type { YunpingClient } from './client.ts';
import { DesktopClient } from './desktop-client.ts';
import { DurableTexts } from './durable-texts.ts';
import { IndexedTexts } from './indexed-texts.ts';
import { claimTabDevice } from './tab-device.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent in a browser. */
    readonly yunping?: DesktopBridge;
  }
}

/** The client for where this page runs. Call it once. */
export async function createClient(): Promise<YunpingClient> {
  if (window.yunping) return new DesktopClient(window.yunping);
  const texts = new DurableTexts(new IndexedTexts(), localStorage);
  window.addEventListener('pagehide', () => texts.leave());
  window.addEventListener('pageshow', () => texts.stay());
  return new BrowserClient(location.origin, await claimTabDevice(sessionStorage), texts);
}
