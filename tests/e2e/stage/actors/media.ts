import os from 'node:os';
import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Fake cameras and microphones, no questions, and 127.0.0.1 among the ways to each other. Of the cameras the second
 * gives 16-bit grey, which a browser shows and never sends; the first and the last are plain ones.
 */
export const FAKE_DEVICES = [
  '--use-fake-device-for-media-stream=device-count=4',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
] as const;

// What runs in the page is text: this file is also used where there are no types of a page.

/** Keeps hold of the page's connections, so that a test can count what goes over them. Before the page is loaded. */
export async function watchesConnections(page: Page): Promise<void> {
  const content = `
    globalThis.madeConnections = [];
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration) {
        super(configuration);
        madeConnections.push(this);
      }
    };`;
  await page.addInitScript({ content });
}

/** As a program would that lets go of nothing: connections stay open until the other end closes them. Before the page is loaded. */
export async function keepsConnections(page: Page): Promise<void> {
  await page.addInitScript({ content: 'RTCPeerConnection.prototype.close = () => undefined;' });
}

export interface Traffic {
  readonly open: number;
  /** Open or closed. */
  readonly made: number;
  readonly sent: number;
  readonly received: number;
  /** Addresses of both ends of every way that is or was considered. */
  readonly addresses: readonly string[];
  readonly servers: number;
}

/** What the open connections of the page have carried so far. */
export async function traffic(page: Page): Promise<Traffic> {
  return page.evaluate(`(async () => {
    const open = madeConnections.filter((each) => each.connectionState !== 'closed');
    const told = { open: open.length, made: madeConnections.length, sent: 0, received: 0, addresses: [], servers: 0 };
    for (const connection of open) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'transport') {
          told.sent += report.bytesSent ?? 0;
          told.received += report.bytesReceived ?? 0;
        }
        if (report.type.endsWith('-candidate') && report.address) told.addresses.push(report.address);
      }
    }
    told.servers = madeConnections.flatMap((each) => each.getConfiguration().iceServers ?? []).length;
    return { ...told, addresses: [...new Set(told.addresses)] };
  })()`);
}

/** The far ends of the open connections of a page. */
export async function farEnds(
  page: Page,
): Promise<readonly { readonly address: string; readonly port: number }[]> {
  return page.evaluate(`(async () => {
    const ends = [];
    for (const connection of madeConnections.filter((each) => each.connectionState !== 'closed')) {
      const stats = await connection.getStats();
      const [transport] = [...stats.values()].filter(({ type }) => type === 'transport');
      const end = stats.get(stats.get(transport?.selectedCandidatePairId)?.remoteCandidateId);
      if (end) ends.push({ address: end.address, port: end.port });
    }
    return ends;
  })()`);
}

/** Packets of sound or picture that have come over the open connections of a page. */
export async function packetsIn(page: Page, kind: 'audio' | 'video'): Promise<number> {
  return page.evaluate(`(async () => {
    let packets = 0;
    for (const connection of madeConnections.filter((each) => each.connectionState !== 'closed')) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === '${kind}') packets += report.packetsReceived;
      }
    }
    return packets;
  })()`);
}

/** As a program would that does not heed the host: a microphone goes on over the line that is there for it. */
export async function sendsSoundRegardless(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const { getUserMedia } = Object.getPrototypeOf(navigator.mediaDevices);
    const stream = await getUserMedia.call(navigator.mediaDevices, { audio: true });
    const open = madeConnections.filter((each) => each.connectionState !== 'closed');
    const lines = open.flatMap((each) => each.getTransceivers());
    const { sender } = lines.find(({ direction, sender }) => direction === 'sendonly' && sender.dtmf);
    // Nor does what the window does of itself take it away again.
    sender.replaceTrack = () => Promise.resolve();
    await RTCRtpSender.prototype.replaceTrack.call(sender, stream.getAudioTracks()[0]);
  })()`);
}

/** Packets of sound that a page has sent over its open connections. */
export async function soundOut(page: Page): Promise<number> {
  return page.evaluate(`(async () => {
    let packets = 0;
    for (const connection of madeConnections.filter((each) => each.connectionState !== 'closed')) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'outbound-rtp' && report.kind === 'audio') packets += report.packetsSent;
      }
    }
    return packets;
  })()`);
}

/** Names of the devices and screens whose pictures the page sends to somebody. */
export async function camerasSent(page: Page): Promise<readonly string[]> {
  return page.evaluate(`[...new Set(
    madeConnections
      .filter((each) => each.connectionState !== 'closed')
      .flatMap((each) => each.getSenders())
      .filter(({ track }) => track?.kind === 'video')
      .map(({ track }) => track.label),
  )]`);
}

/** Addresses of a page's ways that are not of this machine, and servers asked for one. */
export function outside({ addresses, servers }: Traffic): readonly string[] {
  const own = new Set(
    Object.values(os.networkInterfaces()).flatMap((each) => each?.map(({ address }) => address) ?? []),
  );
  const foreign = addresses.filter((address) => !own.has(address) && !address.endsWith('.local'));
  return servers > 0 ? [...foreign, `${servers} servers`] : foreign;
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
  const width = (): Promise<number> =>
    video.evaluate((element: unknown) => (element as { readonly videoWidth: number }).videoWidth);
  await expect.poll(width).toBeGreaterThan(0);
  const first = await frameOf(video);
  await expect.poll(async () => (await frameOf(video)) === first).toBe(false);
}

interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d'): { drawImage(of: unknown, ...place: readonly number[]): void };
  toDataURL(): string;
}

async function frameOf(video: Locator): Promise<string> {
  return video.evaluate((element: unknown) => {
    const { document } = globalThis as unknown as { document: { createElement(name: string): Canvas } };
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 36;
    canvas.getContext('2d').drawImage(element, 0, 0, 64, 36);
    return canvas.toDataURL();
  });
}
