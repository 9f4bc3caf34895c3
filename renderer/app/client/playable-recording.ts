import type { RecordingRef } from '#shared/domain/recording-ref.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { runningSha256 } from './noble-hasher.ts';
import type { FileAddress } from './pictures-desk.ts';

const STRETCH_BYTES = 2 * 1024 ** 2;
const RETRY_MS = 5_000;
/** A browser has all of it in memory while it plays. */
export const MOST_HELD_BYTES = 400 * 1024 ** 2;

/** `lost` may go by itself; the others do not. */
export type PlayFault = 'lost' | FinalPlayFault;
export type FinalPlayFault = 'refused' | 'tooLarge' | 'otherBytes';

/** A kept recording that somebody wants to see. */
export interface PlayableRecording {
  /**
   * The address it plays from, once its bytes are seen to be those the ledger names. Asked again after a fault, it
   * goes on where it stood.
   */
  bring(onProgress: (doneBytes: number) => void, signal: AbortSignal): Promise<Result<string, PlayFault>>;
  /** Gives back what it holds. */
  close(): void;
}

/** In a browser the hub gives bytes to whoever names the session, which a player cannot: the page holds them for it. */
export function heldRecording(addressOf: () => FileAddress, file: RecordingRef): PlayableRecording {
  let pieces: Blob[] = [];
  let hash = runningSha256();
  let doneBytes = 0;
  let url: string | null = null;
  const startOver = (): void => {
    pieces = [];
    hash = runningSha256();
    doneBytes = 0;
  };
  return {
    async bring(onProgress, signal) {
      if (file.sizeBytes > MOST_HELD_BYTES) return err('tooLarge');
      while (doneBytes < file.sizeBytes) {
        const came = await nextStretch(addressOf(), file, doneBytes, signal);
        if (!came.ok) return came;
        hash.add(came.value.bytes);
        pieces.push(new Blob([came.value.bytes]));
        doneBytes += came.value.bytes.length;
        onProgress(doneBytes);
      }
      const isRight = hash.hex() === file.sha256;
      const whole = new Blob(pieces, { type: mediaType(file) });
      startOver();
      if (!isRight) return err('otherBytes');
      if (signal.aborted) return err('lost'); // nobody would give it back
      url = URL.createObjectURL(whole);
      return ok(url);
    },
    close: () => {
      if (url !== null) URL.revokeObjectURL(url);
      url = null;
    },
  };
}

/** The desktop brings it onto its disk, where its hash is looked at, and gives the player the ranges it asks for. */
export function recordingOnDisk(url: string, file: RecordingRef): PlayableRecording {
  let doneBytes = 0;
  return {
    async bring(onProgress, signal) {
      while (doneBytes < file.sizeBytes) {
        const came = await nextStretch({ url, headers: {} }, file, doneBytes, signal);
        if (!came.ok) return came;
        if (came.value.isWhole) break;
        doneBytes += came.value.bytes.length;
        onProgress(doneBytes);
      }
      // Without an end it is answered once all of it is there and seen to be right.
      const whole = await ask({ url, headers: {} }, 'bytes=0-', signal);
      if (whole.ok) await whole.value.body?.cancel();
      return whole.ok ? ok(url) : whole;
    },
    close: () => undefined,
  };
}

/** Waits a lost link out, until it plays, cannot be played, or is not wanted any more. */
export async function bringInTheEnd(
  recording: PlayableRecording,
  tell: {
    readonly progress: (doneBytes: number) => void;
    readonly waiting: () => void;
    readonly done: (brought: Result<string, FinalPlayFault>) => void;
  },
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const brought = await recording.bring(tell.progress, signal);
    if (signal.aborted) return;
    if (brought.ok) return tell.done(brought);
    if (brought.error !== 'lost') return tell.done(err(brought.error));
    tell.waiting();
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    if (signal.aborted) return;
  }
}

export function mediaType({ kind }: RecordingRef): string {
  return `video/${kind}`;
}

interface Stretch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of a desktop: all of it is on the disk. */
  readonly isWhole: boolean;
}

async function nextStretch(
  address: FileAddress,
  { sizeBytes }: RecordingRef,
  start: number,
  signal: AbortSignal,
): Promise<Result<Stretch, PlayFault>> {
  const end = Math.min(start + STRETCH_BYTES, sizeBytes) - 1;
  const answer = await ask(address, `bytes=${start}-${end}`, signal);
  if (!answer.ok) return answer;
  const bytes = await answer.value.arrayBuffer().catch(() => null);
  if (bytes?.byteLength !== end - start + 1) return err('lost');
  const isWhole = answer.value.headers.get('content-range')?.endsWith(`/${sizeBytes}`) === true;
  return ok({ bytes: new Uint8Array(bytes), isWhole });
}

async function ask(
  { url, headers }: FileAddress,
  range: string,
  signal: AbortSignal,
): Promise<Result<Response, PlayFault>> {
  const wish = { headers: { ...headers, range }, cache: 'no-store', credentials: 'omit', signal } as const;
  const response = await fetch(url, wish).catch(() => null);
  if (response?.status === 206) return ok(response);
  return err(response && [401, 403, 404].includes(response.status) ? 'refused' : 'lost');
}
