import { expect, type Locator, type Page } from '@playwright/test';

/** Fake cameras and microphones, no questions, and 127.0.0.1 among the ways to each other. */
export const FAKE_DEVICES = [
  '--use-fake-device-for-media-stream=device-count=2',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
] as const;

/** Keeps hold of the page's connections, so that a test can count what goes over them. Before the page is loaded. */
export async function watchesConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    Object.assign(globalThis, { madeConnections: made });
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
  });
}

export interface Traffic {
  readonly open: number;
  readonly sent: number;
  readonly received: number;
  /** Addresses of both ends of every way that is or was considered. */
  readonly addresses: readonly string[];
  readonly servers: number;
}

/** What the open connections of the page have carried so far. */
export async function traffic(page: Page): Promise<Traffic> {
  return page.evaluate(async () => {
    const { madeConnections } = globalThis as unknown as { madeConnections: RTCPeerConnection[] };
    const open = madeConnections.filter(({ connectionState }) => connectionState !== 'closed');
    let sent = 0;
    let received = 0;
    const addresses = new Set<string>();
    for (const connection of open) {
      for (const report of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
        if (report['type'] === 'transport') {
          sent += Number(report['bytesSent'] ?? 0);
          received += Number(report['bytesReceived'] ?? 0);
        }
        const address = report['address'];
        if (String(report['type']).endsWith('-candidate') && typeof address === 'string' && address !== '') {
          addresses.add(address);
        }
      }
    }
    const servers = madeConnections.flatMap((each) => each.getConfiguration().iceServers ?? []).length;
    return { open: open.length, sent, received, addresses: [...addresses], servers };
  });
}

export function control(page: Page, name: string): Locator {
  return page
    .getByRole('group', { name: '会议操作' })
    .getByRole('button', { name: new RegExp(`^${name}`, 'u') });
}

export async function switchesOn(page: Page, name: '麦克风' | '摄像头' | '共享屏幕'): Promise<void> {
  const button = control(page, name).first();
  await expect(button).not.toHaveAttribute('aria-disabled');
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

export function tileOf(page: Page, name: string): Locator {
  return page.getByTestId('media-tile').filter({ hasText: name });
}

/** Two frames of the picture, a moment apart, are not the same one. */
export async function movesIn(picture: Locator): Promise<void> {
  const video = picture.locator('video');
  await expect(video).toBeVisible();
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth), { timeout: 30_000 })
    .toBeGreaterThan(0);
  const first = await frameOf(video);
  await expect.poll(async () => (await frameOf(video)) === first).toBe(false);
}

async function frameOf(video: Locator): Promise<string> {
  return video.evaluate((element: HTMLVideoElement) => {
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 36;
    const context = canvas.getContext('2d');
    context?.drawImage(element, 0, 0, 64, 36);
    return canvas.toDataURL();
  });
}
