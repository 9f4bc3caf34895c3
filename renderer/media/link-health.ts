import type { MediaTimers } from './media-timers.ts';

/** `failed`: several attempts came to nothing; it is still tried. */
export type LinkCondition = 'connecting' | 'connected' | 'reconnecting' | 'failed';

const PATIENCE_MS = 2000;
const RETRY_MS = 6000;
const FIRST_MS = 10_000;
const FAILED_AFTER = 3;

/** How the connection of a link stands, and when another attempt at it is due (MW6). */
export class LinkHealth {
  readonly #timers: MediaTimers;
  readonly #again: () => void;
  readonly #onChange: () => void;
  #connection: RTCPeerConnection | null = null;
  #attempts = 0;
  #isLost = false;
  #stopWaiting: (() => void) | null = null;
  readonly #follow = (): void => this.#look();

  constructor(timers: MediaTimers, again: () => void, onChange: () => void) {
    this.#timers = timers;
    this.#again = again;
    this.#onChange = onChange;
  }

  get condition(): LinkCondition {
    if (this.#connection?.connectionState === 'connected') return 'connected';
    if (this.#attempts >= FAILED_AFTER) return 'failed';
    return this.#attempts > 0 || this.#isLost ? 'reconnecting' : 'connecting';
  }

  /** This one from now on; one before it is not looked at any more. */
  watch(connection: RTCPeerConnection): void {
    this.#connection?.removeEventListener('connectionstatechange', this.#follow);
    this.#connection = connection;
    connection.addEventListener('connectionstatechange', this.#follow);
  }

  /** Where nothing comes of it without another's answer, the first attempt has its time too. */
  expect(): void {
    this.#tryAfter(FIRST_MS);
  }

  end(): void {
    this.#stopWaiting?.();
    this.#connection?.removeEventListener('connectionstatechange', this.#follow);
  }

  #look(): void {
    switch (this.#connection?.connectionState) {
      case 'connected':
        this.#stopWaiting?.();
        this.#stopWaiting = null;
        this.#attempts = 0;
        this.#isLost = false;
        break;
      case 'disconnected':
        this.#isLost = true;
        this.#tryAfter(PATIENCE_MS); // often comes back by itself
        break;
      case 'failed':
        this.#isLost = true;
        this.#tryAfter(0);
        break;
      default:
    }
    this.#onChange();
  }

  #tryAfter(delayMs: number): void {
    this.#stopWaiting?.();
    this.#stopWaiting = this.#timers.after(delayMs, () => {
      this.#attempts += 1;
      this.#tryAfter(RETRY_MS);
      this.#again();
      this.#onChange();
    });
  }
}
