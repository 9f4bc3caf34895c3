import { fitInside, layoutOf, PICTURE, type Box } from './layout.ts';
import type { PieceLine } from './piece-line.ts';

/** Somebody who is heard and perhaps seen; tracks as they are now. */
export interface Recorded {
  readonly id: string;
  readonly name: string;
  readonly picture: MediaStreamTrack | null;
  readonly screen: MediaStreamTrack | null;
  readonly sound: MediaStreamTrack | null;
}

export interface RecorderPorts {
  readonly people: () => readonly Recorded[];
  /** The page that everyone looks at, while it is on the screen. */
  readonly page: () => HTMLCanvasElement | null;
  readonly title: string;
  readonly pieces: PieceLine;
}

const FRAMES_PER_SECOND = 10;
const PIECE_MS = 1_000;
const RATES = { videoBitsPerSecond: 900_000, audioBitsPerSecond: 64_000 } as const;
const KINDS = ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'] as const;

/** What this browser can record; null where it cannot. */
export function recordableKind(): string | null {
  if (typeof MediaRecorder === 'undefined') return null;
  return KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? null;
}

/**
 * Sound and picture of the room as this window has them: one picture drawn ten times a second, one sound mixed of
 * all. Each second is handed on as a piece of its own. Runs on while the window is hidden, at the pace that its
 * browser allows then.
 */
export class Recorder {
  readonly #ports: RecorderPorts;
  readonly #canvas = document.createElement('canvas');
  readonly #videos = new Map<
    string,
    { readonly track: MediaStreamTrack; readonly video: HTMLVideoElement }
  >();
  readonly #sounds = new Map<
    string,
    { readonly track: MediaStreamTrack; readonly source: MediaStreamAudioSourceNode }
  >();
  readonly #audio = new AudioContext();
  readonly #mixed = this.#audio.createMediaStreamDestination();
  readonly #recorder: MediaRecorder;
  readonly #startedAt: number;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(ports: RecorderPorts, kind: string) {
    this.#ports = ports;
    this.#canvas.width = PICTURE.width;
    this.#canvas.height = PICTURE.height;
    // Without a running source the sound has no data, and a recorder that waits for it lays nothing down.
    const silence = this.#audio.createConstantSource();
    const still = this.#audio.createGain();
    still.gain.value = 0;
    silence.connect(still).connect(this.#mixed);
    silence.start();
    void this.#audio.resume();
    this.#draw();
    const picture = this.#canvas.captureStream(FRAMES_PER_SECOND);
    const stream = new MediaStream([...picture.getVideoTracks(), ...this.#mixed.stream.getAudioTracks()]);
    this.#recorder = new MediaRecorder(stream, { mimeType: kind, ...RATES });
    this.#recorder.addEventListener('dataavailable', ({ data }) => ports.pieces.add(data));
    this.#recorder.start(PIECE_MS);
    this.#startedAt = performance.now();
    this.#timer = setInterval(() => this.#draw(), 1000 / FRAMES_PER_SECOND);
  }

  /** The last piece is laid down when it resolves; how long it took. */
  async stop(): Promise<number> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    const durationMs = Math.round(performance.now() - this.#startedAt);
    if (this.#recorder.state !== 'inactive') {
      const ended = new Promise<void>((resolve) => {
        this.#recorder.addEventListener('stop', () => resolve(), { once: true });
      });
      this.#recorder.stop();
      await ended;
    }
    for (const { video } of this.#videos.values()) video.srcObject = null;
    this.#videos.clear();
    for (const { source } of this.#sounds.values()) source.disconnect();
    this.#sounds.clear();
    await this.#audio.close();
    await this.#ports.pieces.settled();
    return durationMs;
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const people = this.#ports.people();
    this.#hear(people);
    const sharing = people.find(({ screen }) => screen !== null);
    const page = this.#ports.page();
    const { stage, people: boxes } = layoutOf(people.length, sharing !== undefined || page !== null);
    context.fillStyle = '#1F2933';
    context.fillRect(0, 0, PICTURE.width, PICTURE.height);
    if (stage && sharing?.screen) this.#drawTrack(context, `screen/${sharing.id}`, sharing.screen, stage);
    else if (stage && page) drawFitted(context, page, page.width, page.height, stage);
    people.forEach((person, index) => {
      const box = boxes[index];
      if (!box) return;
      if (person.picture) this.#drawTrack(context, person.id, person.picture, box);
      label(context, person.name, box);
    });
    label(context, this.#ports.title, { x: 0, y: 0, width: PICTURE.width, height: 32 });
    this.#forget(people);
  }

  #drawTrack(context: CanvasRenderingContext2D, key: string, track: MediaStreamTrack, box: Box): void {
    let known = this.#videos.get(key);
    if (known?.track !== track) {
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = new MediaStream([track]);
      void video.play().catch(() => undefined); // its next frame is drawn when there is one
      known = { track, video };
      this.#videos.set(key, known);
    }
    const { video } = known;
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      drawFitted(context, video, video.videoWidth, video.videoHeight, box);
    }
  }

  #hear(people: readonly Recorded[]): void {
    for (const { id, sound } of people) {
      const known = this.#sounds.get(id);
      if (known?.track === sound) continue;
      known?.source.disconnect();
      this.#sounds.delete(id);
      if (!sound) continue;
      const source = this.#audio.createMediaStreamSource(new MediaStream([sound]));
      source.connect(this.#mixed);
      this.#sounds.set(id, { track: sound, source });
    }
  }

  /** Who has left is neither drawn nor heard any more. */
  #forget(people: readonly Recorded[]): void {
    const here = new Set(people.flatMap(({ id }) => [id, `screen/${id}`]));
    for (const [key, { video }] of this.#videos) {
      if (here.has(key)) continue;
      video.srcObject = null;
      this.#videos.delete(key);
    }
    for (const [id, { source }] of this.#sounds) {
      if (here.has(id)) continue;
      source.disconnect();
      this.#sounds.delete(id);
    }
  }
}

function drawFitted(
  context: CanvasRenderingContext2D,
  picture: CanvasImageSource,
  width: number,
  height: number,
  room: Box,
): void {
  const { x, y, width: w, height: h } = fitInside(room, width, height);
  if (w > 0 && h > 0) context.drawImage(picture, x, y, w, h);
}

function label(context: CanvasRenderingContext2D, text: string, { x, y, width, height }: Box): void {
  context.font = '16px sans-serif';
  context.textBaseline = 'bottom';
  context.fillStyle = 'rgb(31 41 51 / 70%)';
  context.fillRect(x, y + height - 24, Math.min(width, context.measureText(text).width + 16), 24);
  context.fillStyle = '#FFFFFF';
  context.fillText(text, x + 8, y + height - 4, width - 16);
}
