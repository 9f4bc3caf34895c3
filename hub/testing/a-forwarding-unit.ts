import { peerIdSchema, type PeerId, type Senders, type Signal } from '#shared/protocol/media.ts';
import type {
  ForwardingRoom,
  ForwardingUnit,
  Way,
  WayIn,
  WayInPorts,
  WayPorts,
} from '../media/forwarding-unit.ts';

export const OFFER: Signal = { kind: 'description', type: 'offer', sdp: 'v=0\r\ns=-\r\n' };
export const ANSWER: Signal = { kind: 'description', type: 'answer', sdp: 'v=0\r\ns=-\r\n' };

/** Who offered is told by the name of the session in their description: as the unit of a test sees them. */
export function offerOf(peerId: PeerId): Signal {
  return { kind: 'description', type: 'offer', sdp: `v=0\r\ns=${peerId}\r\n` };
}

export class AWay implements Way {
  readonly signals: Signal[] = [];
  passed: Senders;
  isOpen = true;
  readonly ports: WayPorts;

  constructor(passed: Senders, ports: WayPorts) {
    this.passed = passed;
    this.ports = ports;
  }

  signal(signal: Signal): void {
    this.signals.push(signal);
  }

  pass(lines: Senders): void {
    this.passed = lines;
  }

  close(): void {
    this.isOpen = false;
  }

  /** It ends by itself. */
  lose(): void {
    this.isOpen = false;
    this.ports.onLost();
  }
}

export class AWayIn extends AWay implements WayIn {
  readonly of: PeerId;
  readonly out: AWay[] = [];
  readonly #live: () => void;

  constructor(of: PeerId, passed: Senders, ports: WayInPorts) {
    super(passed, ports);
    this.of = of;
    this.#live = ports.onLive;
  }

  subscribe(passed: Senders, ports: WayPorts): AWay {
    const way = new AWay(passed, ports);
    this.out.push(way);
    ports.onSignal(OFFER);
    return way;
  }

  /** Its connection is up. */
  live(): void {
    this.#live();
  }

  get received(): number {
    return this.out.filter(({ isOpen }) => isOpen).length;
  }
}

/** A forwarding unit without sound and picture: whom it would send what. */
export class AForwardingUnit implements ForwardingUnit {
  state: ForwardingUnit['state'] = 'up';
  onChange = (): void => undefined;
  readonly rooms: { readonly ways: AWayIn[]; isOpen: boolean }[] = [];

  become(state: ForwardingUnit['state']): void {
    this.state = state;
    this.onChange();
  }

  open(): ForwardingRoom {
    const room = { ways: [] as AWayIn[], isOpen: true };
    this.rooms.push(room);
    return {
      publish: (offer, passed, ports) => {
        const [, of] = /s=(.*)\r/u.exec(offer.sdp) ?? [];
        const way = new AWayIn(peerIdSchema.parse(of), passed, ports);
        room.ways.push(way);
        ports.onSignal(ANSWER);
        return way;
      },
      close: () => {
        room.isOpen = false;
      },
    };
  }

  /** What a peer sends now, in the newest room. */
  wayOf(peerId: PeerId): AWayIn {
    const found = this.rooms.at(-1)?.ways.findLast(({ of }) => of === peerId);
    if (!found) throw new Error('sends nothing');
    return found;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
