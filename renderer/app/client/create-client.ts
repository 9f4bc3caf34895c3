import type { DesktopBridge } from '#shared/protocol/ipc/contract.ts';
import { BrowserClient } from './browser-client.ts';
import type { YunpingClient } from './client.ts';
import { DesktopClient } from './desktop-client.ts';
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
  return new BrowserClient(location.origin, await claimTabDevice(sessionStorage));
}
