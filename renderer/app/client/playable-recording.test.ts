import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { RecordingRef } from '#shared/domain/recording-ref.ts';
import { sha256Schema } from '#shared/domain/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  bringInTheEnd,
  heldRecording,
  MOST_HELD_BYTES,
  recordingOnDisk,
  type PlayableRecording,
  type PlayFault,
} from './playable-recording.ts';

const MB = 1024 ** 2;
const BYTES = randomBytes(5 * MB + 17);
const FILE: RecordingRef = {
  sha256: sha256Schema.parse(createHash('sha256').update(BYTES).digest('hex')),
  sizeBytes: BYTES.length,
  name: '评审会 0930.webm',
  kind: 'webm',
};
const ADDRESS = { url: 'http://hub.test/file', headers: { authorization: 'Bearer token' } };
const { signal } = new AbortController();

/** What was asked for, and how many bytes are on the disk of a desktop; a browser's hub has all of them. */
let asked: string[];
let fails: (start: number) => Response | Error | null;
let isOnDisk: (start: number) => boolean;
let bytes: Buffer;

beforeEach(() => {
  asked = [];
  fails = () => null;
  isOnDisk = () => true;
  bytes = BYTES;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init) => {
    init?.signal?.throwIfAborted();
    const range = new Headers(init?.headers).get('range') ?? '';
    asked.push(range);
    const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/u.exec(range) ?? [];
    const start = Number(from);
    const failure = fails(start);
    if (failure instanceof Error) throw failure;
    if (failure) return failure;
    const end = to === '' ? bytes.length - 1 : Number(to);
    const total = isOnDisk(start) ? bytes.length : '*';
    return new Response(new Uint8Array(bytes.subarray(start, end + 1)), {
      status: 206,
      headers: { 'content-range': `bytes ${start}-${end}/${total}` },
    });
  });
});

const held = () => heldRecording(() => ADDRESS, FILE);

test('RG6 BC11: a browser holds the whole of it, seen to be the file of the ledger, and gives it back', async () => {
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  const progress: number[] = [];
  const recording = held();
  const brought = await recording.bring((done) => progress.push(done), signal);
  expect(brought.ok && brought.value).toMatch(/^blob:/u);
  expect(progress).toEqual([2 * MB, 4 * MB, BYTES.length]);
  expect(vi.mocked(fetch).mock.calls.every(([, init]) => init?.cache === 'no-store')).toBe(true);
  expect(new Headers(vi.mocked(fetch).mock.calls[0]?.[1]?.headers).get('authorization')).toBe('Bearer token');
  recording.close();
  expect(revoked).toHaveBeenCalledExactlyOnceWith(brought.ok && brought.value);
});

test('RG6: after a lost link it goes on where it stood', async () => {
  fails = (start) => (start === 4 * MB ? new TypeError('failed to fetch') : null);
  const recording = held();
  expect(await recording.bring(() => undefined, signal)).toEqual(err('lost'));
  fails = () => null;
  asked = [];
  expect((await recording.bring(() => undefined, signal)).ok).toBe(true);
  expect(asked).toEqual([`bytes=${4 * MB}-${BYTES.length - 1}`]);
  recording.close();
});

test('RG6 BC11: other bytes than the ledger names are not played, and are fetched anew when it is asked again', async () => {
  const made = vi.spyOn(URL, 'createObjectURL');
  bytes = Buffer.from(BYTES);
  bytes[3 * MB] = (bytes[3 * MB] ?? 0) ^ 1;
  const recording = held();
  expect(await recording.bring(() => undefined, signal)).toEqual(err('otherBytes'));
  expect(made).not.toHaveBeenCalled();
  bytes = BYTES;
  expect((await recording.bring(() => undefined, signal)).ok).toBe(true);
  recording.close();
});

test('RG6 BC11: who may not fetch it does not play it, and what is too large for a page is not begun', async () => {
  fails = () => new Response(null, { status: 404 });
  expect(await held().bring(() => undefined, signal)).toEqual(err('refused'));
  asked = [];
  const large = heldRecording(() => ADDRESS, { ...FILE, sizeBytes: MOST_HELD_BYTES + 1 });
  expect(await large.bring(() => undefined, signal)).toEqual(err('tooLarge'));
  expect(asked).toEqual([]);
});

test('RG6 BC11: nobody is left with what came after they had gone', async () => {
  const made = vi.spyOn(URL, 'createObjectURL');
  const gone = new AbortController();
  const recording = held();
  await recording.bring((done) => {
    if (done !== BYTES.length) return;
    gone.abort();
    recording.close();
  }, gone.signal);
  expect(made).not.toHaveBeenCalled();
});

test('RG6 WS24: the desktop tells how much has arrived, and plays from its disk what is there whole', async () => {
  const url = 'app://bundle/blob/dossier-1/hash';
  const progress: number[] = [];
  isOnDisk = () => false;
  expect(await recordingOnDisk(url, FILE).bring((done) => progress.push(done), signal)).toEqual(ok(url));
  expect(progress).toEqual([2 * MB, 4 * MB, BYTES.length]);
  // The last one is answered once all of it is there and has the right hash.
  expect(asked.at(-1)).toBe('bytes=0-');

  asked = [];
  isOnDisk = () => true;
  expect(await recordingOnDisk(url, FILE).bring(() => undefined, signal)).toEqual(ok(url));
  expect(asked).toEqual([`bytes=0-${2 * MB - 1}`, 'bytes=0-']);

  fails = () => new Response(null, { status: 503 });
  expect(await recordingOnDisk(url, FILE).bring(() => undefined, signal)).toEqual(err('lost'));
});

test('RG6: a lost link is waited out, a refusal is not, and closing ends the waiting', async () => {
  vi.useFakeTimers();
  const answers: readonly Result<string, PlayFault>[] = [
    err('lost'),
    err('lost'),
    err('refused'),
    err('lost'),
  ];
  let tries = 0;
  const recording: PlayableRecording = {
    bring: () => Promise.resolve(answers[tries++] ?? ok('blob:x')),
    close: () => undefined,
  };
  const tell = { progress: vi.fn(), waiting: vi.fn(), done: vi.fn() };
  const first = bringInTheEnd(recording, tell, signal);
  await vi.advanceTimersByTimeAsync(10_000);
  await first;
  expect(tell.waiting).toHaveBeenCalledTimes(2);
  expect(tell.done).toHaveBeenCalledExactlyOnceWith(err('refused'));

  const closed = new AbortController();
  const second = bringInTheEnd(recording, tell, closed.signal);
  await vi.advanceTimersByTimeAsync(1_000);
  closed.abort();
  await vi.advanceTimersByTimeAsync(10_000);
  await second;
  expect(tries).toBe(4);
  expect(tell.done).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
