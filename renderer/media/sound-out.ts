import { WatchedValue } from '#renderer/app/client/watched.ts';
import type { PeerId } from '#shared/protocol/media.ts';

export interface SoundPort {
  /** Plays nothing yet. */
  create(): HTMLAudioElement;
  streamOf(track: MediaStreamTrack): MediaStream;
}

/** Plays the others' microphones, each in an element of its own. A browser may want a press of the person first. */
export class SoundOut {
  readonly isBlocked = new WatchedValue(false);
  readonly #port: SoundPort;
  readonly #playing = new Map<
    PeerId,
    { readonly track: MediaStreamTrack; readonly element: HTMLAudioElement }
  >();
  #loudspeaker = '';

  constructor(port: SoundPort) {
    this.#port = port;
  }

  /** Exactly these are heard from now on. */
  follow(heard: ReadonlyMap<PeerId, MediaStreamTrack>): void {
    for (const [peerId, { track, element }] of this.#playing) {
      if (heard.get(peerId) === track) continue;
      element.pause();
      element.srcObject = null;
      this.#playing.delete(peerId);
    }
    for (const [peerId, track] of heard) {
      if (this.#playing.has(peerId)) continue;
      const element = this.#port.create();
      element.srcObject = this.#port.streamOf(track);
      this.#playing.set(peerId, { track, element });
      this.#route(element);
      void this.#play(element);
    }
    if (this.#playing.size === 0) this.isBlocked.set(false);
  }

  setLoudspeaker(deviceId: string): void {
    this.#loudspeaker = deviceId;
    for (const { element } of this.#playing.values()) this.#route(element);
  }

  /** From a press of the person. */
  resume(): void {
    this.isBlocked.set(false);
    for (const { element } of this.#playing.values()) void this.#play(element);
  }

  end(): void {
    this.follow(new Map());
  }

  async #play(element: HTMLAudioElement): Promise<void> {
    try {
      await element.play();
    } catch (error) {
      // An element that was taken away meanwhile breaks off too; that is nothing to press a button for.
      if (error instanceof Error && error.name === 'NotAllowedError') this.isBlocked.set(true);
    }
  }

  /** One that is gone leaves the sound where it was. */
  #route(element: HTMLAudioElement): void {
    if ('setSinkId' in element) void element.setSinkId(this.#loudspeaker).catch(() => undefined);
  }
}
