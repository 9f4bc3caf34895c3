import type { Senders, Signal } from '#shared/protocol/media.ts';

/**
 * A forwarding unit of the bureau: each peer sends to it once, and it sends on to whom the hub says. Windows never
 * speak to it but with sound and picture themselves; whatever else there is to say goes through the hub.
 */
export interface ForwardingUnit {
  /** `away`: it was there a moment ago and is looked for; `down`: not to be counted on. */
  readonly state: 'up' | 'away' | 'down';
  /** After every change of `state`. Whatever was opened before it went away is void. */
  onChange: () => void;
  /** Only while it is up. */
  open(): ForwardingRoom;
  close(): Promise<void>;
}

export interface ForwardingRoom {
  /** A peer's offer of its three lines (microphone, camera, screen, in this order), answered by a signal. */
  publish(offer: Description, passed: Senders, ports: WayInPorts): WayIn;
  /** Ends whatever goes through it. */
  close(): void;
}

export type Description = Extract<Signal, { kind: 'description' }>;

export interface WayPorts {
  /** For the window; never after `close`. */
  readonly onSignal: (signal: Signal) => void;
  /** It has ended by itself, and is closed. */
  readonly onLost: () => void;
}

export interface WayInPorts extends WayPorts {
  /** From now on it can be received. */
  readonly onLive: () => void;
}

export interface Way {
  signal(signal: Signal): void;
  /** Only these lines are passed on, whatever comes. */
  pass(lines: Senders): void;
  close(): void;
}

/** What one peer sends. */
export interface WayIn extends Way {
  /** To another peer; the unit offers, by a signal. Only once it is live. */
  subscribe(passed: Senders, ports: WayPorts): Way;
}
