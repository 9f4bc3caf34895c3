import { WatchedValue } from '#renderer/app/client/watched.ts';
import type { PeerId } from '#shared/protocol/media.ts';
import type { MediaTimers } from './media-timers.ts';

const LOOK_EVERY_MS = 200;
const LOUD = 0.02;
/** A pause between two words is none. */
const HOLD_LOOKS = 4;

/** Who is to be heard speaking now, told only when somebody begins or ends. */
export class Speaking {
  readonly now = new WatchedValue<ReadonlySet<PeerId>>(new Set());
  readonly #held = new Map<PeerId, number>();
  readonly #stop: () => void;

  constructor(timers: MediaTimers, levels: () => ReadonlyMap<PeerId, number>) {
    this.#stop = timers.every(LOOK_EVERY_MS, () => this.#look(levels()));
  }

  end(): void {
    this.#stop();
    this.now.set(new Set());
  }

  #look(levels: ReadonlyMap<PeerId, number>): void {
    for (const [peerId, level] of levels) if (level >= LOUD) this.#held.set(peerId, HOLD_LOOKS);
    for (const [peerId, left] of this.#held) {
      if (left === 0 || !levels.has(peerId)) this.#held.delete(peerId);
      else this.#held.set(peerId, left - 1);
    }
    const before = this.now.get();
    const isSame = before.size === this.#held.size && [...before].every((peerId) => this.#held.has(peerId));
    if (!isSame) this.now.set(new Set(this.#held.keys()));
  }
}
