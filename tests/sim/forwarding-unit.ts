import type { ForwardingRoom, ForwardingUnit, Way, WayInPorts } from '#hub/media/forwarding-unit.ts';
import { peerIdSchema, type PeerId, type Senders, type Signal } from '#shared/protocol/media.ts';

/** Pictures from which a history goes through a forwarding unit: every second one does, half of those always. */
export function unitFrom(seed: number): number | null {
  if (seed % 2 !== 0) return null;
  return seed % 4 === 0 ? 1 : 2;
}

/** The unit of the simulation reads from it who offers. */
export function offerOf(peerId: PeerId): Signal {
  return { kind: 'description', type: 'offer', sdp: `v=0\r\ns=${peerId}\r\n` };
}

export interface OpenWay {
  readonly from: PeerId;
  /** Null where it leads into the unit. */
  to: PeerId | null;
  passed: Senders;
}

/** A forwarding unit without sound and picture: from whom to whom it would carry what. */
export class SimUnit implements ForwardingUnit {
  readonly state = 'up';
  onChange = (): void => undefined;
  readonly ways = new Set<OpenWay>();
  #due: (() => void)[] = [];
  #offering: OpenWay | null = null;

  /** It says what it has to say: that connections are up, and what it offers. */
  settle(): void {
    for (let [due] = this.#due.splice(0, 1); due; [due] = this.#due.splice(0, 1)) due();
  }

  /** The hub tells somebody what the unit says. */
  told(to: PeerId): void {
    if (this.#offering) this.#offering.to = to;
  }

  open(): ForwardingRoom {
    return {
      publish: (offer, passed, ports) => this.#publish(offer.sdp, passed, ports),
      close: () => undefined,
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #publish(sdp: string, passed: Senders, ports: WayInPorts): ReturnType<ForwardingRoom['publish']> {
    const from = peerIdSchema.parse(/s=(.*)\r/u.exec(sdp)?.[1]);
    const { open, way } = this.#way({ from, to: null, passed });
    this.#due.push(() => {
      if (this.ways.has(open)) ports.onLive();
    });
    return {
      ...way,
      subscribe: (wanted, { onSignal }) => {
        const subscribed = this.#way({ from, to: null, passed: wanted });
        this.#due.push(() => {
          if (!this.ways.has(subscribed.open)) return;
          this.#offering = subscribed.open;
          onSignal({ kind: 'description', type: 'offer', sdp: 'v=0\r\ns=-\r\n' });
          this.#offering = null;
        });
        return subscribed.way;
      },
    };
  }

  #way(open: OpenWay): { readonly open: OpenWay; readonly way: Way } {
    this.ways.add(open);
    const way = {
      signal: () => undefined,
      pass: (lines: Senders) => {
        open.passed = lines;
      },
      close: () => void this.ways.delete(open),
    };
    return { open, way };
  }
}
