import type { MediaTimers } from '../media-timers.ts';

const PATIENCE_MS = 5000;

/**
 * Whether this program can make connections for sound and picture at all: two of them on this machine exchange a
 * word. No server is asked; security software and settings of a browser that forbid it are found out here.
 */
export async function checkLoopback(
  connect: (configuration: RTCConfiguration) => RTCPeerConnection,
  timers: MediaTimers,
): Promise<boolean> {
  let a: RTCPeerConnection;
  let b: RTCPeerConnection;
  try {
    a = connect({ iceServers: [] });
    b = connect({ iceServers: [] });
  } catch {
    return false;
  }
  const pass = (from: RTCPeerConnection, to: RTCPeerConnection): void =>
    from.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) void to.addIceCandidate(candidate).catch(() => undefined);
    });
  pass(a, b);
  pass(b, a);
  const heard = new Promise<boolean>((resolve) => {
    const stop = timers.after(PATIENCE_MS, () => resolve(false));
    const done = (): void => {
      stop();
      resolve(true);
    };
    a.createDataChannel('check').addEventListener('open', done);
  });
  try {
    await a.setLocalDescription();
    if (a.localDescription) await b.setRemoteDescription(a.localDescription);
    await b.setLocalDescription();
    if (b.localDescription) await a.setRemoteDescription(b.localDescription);
    return await heard;
  } catch {
    return false;
  } finally {
    a.close();
    b.close();
  }
}
