import type { Counterpart, PeerId, Senders, Signal } from '#shared/protocol/media.ts';
import type { Description, ForwardingRoom, Way, WayIn } from './forwarding-unit.ts';

export interface ForwardedPeer {
  readonly peerId: PeerId;
  /** What the hub has taken: nothing else is passed on, whatever a program sends. */
  readonly senders: Senders;
  readonly wantsPicture: (of: PeerId, kind: 'camera' | 'screen') => boolean;
}

/**
 * The ways of one room through the forwarding unit: in from each who sends, out to each who may meet them. It knows
 * peers from `follow` alone; whatever is not to be there any more is closed before it returns.
 */
export class ForwardedRoom {
  readonly #room: ForwardingRoom;
  readonly #tell: (to: PeerId, from: Counterpart, signal: Signal) => void;
  readonly #in = new Map<PeerId, { readonly way: WayIn; isLive: boolean }>();
  /** By receiver, then by sender. */
  readonly #out = new Map<PeerId, Map<PeerId, Way>>();
  #peers: ReadonlyMap<PeerId, ForwardedPeer> = new Map();
  #mayMeet: (a: PeerId, b: PeerId) => boolean = () => false;

  constructor(room: ForwardingRoom, tell: (to: PeerId, from: Counterpart, signal: Signal) => void) {
    this.#room = room;
    this.#tell = tell;
  }

  follow(peers: readonly ForwardedPeer[], mayMeet: (a: PeerId, b: PeerId) => boolean): void {
    this.#peers = new Map(peers.map((peer) => [peer.peerId, peer]));
    this.#mayMeet = mayMeet;
    for (const [receiver, ways] of this.#out) {
      for (const sender of ways.keys())
        if (!this.#mayReceive(receiver, sender)) this.#closeOut(receiver, sender);
    }
    for (const [peerId, { way }] of this.#in) {
      const peer = this.#peers.get(peerId);
      if (peer) way.pass(peer.senders);
      else this.#closeIn(peerId);
    }
    for (const receiver of this.#peers.keys()) {
      for (const sender of this.#in.keys()) this.#arrange(receiver, sender);
    }
  }

  /** Nothing goes from or to this peer any more. */
  drop(peerId: PeerId): void {
    this.#peers = new Map([...this.#peers].filter(([each]) => each !== peerId));
    this.#closeIn(peerId);
    for (const sender of [...(this.#out.get(peerId)?.keys() ?? [])]) this.#closeOut(peerId, sender);
  }

  /** What a peer says to the unit. A description to `sfu` begins its way in, or begins it anew. */
  take(from: PeerId, to: Counterpart, signal: Signal): void {
    if (to === 'sfu') {
      if (signal.kind === 'description' && signal.type === 'offer') this.#publish(from, signal);
      else if (signal.kind === 'candidate') this.#in.get(from)?.way.signal(signal);
    } else if (signal.kind === 'renew') {
      this.#closeOut(from, to);
      this.#arrange(from, to);
    } else this.#out.get(from)?.get(to)?.signal(signal);
  }

  close(): void {
    this.follow([], () => false);
    this.#room.close();
  }

  #mayReceive(receiver: PeerId, sender: PeerId): boolean {
    const isThere = this.#peers.has(receiver) && this.#peers.has(sender);
    return isThere && receiver !== sender && this.#mayMeet(receiver, sender);
  }

  #publish(peerId: PeerId, offer: Description): void {
    const peer = this.#peers.get(peerId);
    if (!peer) return;
    this.#closeIn(peerId);
    const way = this.#room.publish(offer, peer.senders, {
      onSignal: (signal) => this.#tell(peerId, 'sfu', signal),
      onLive: () => {
        if (this.#in.get(peerId) !== entry || entry.isLive) return;
        entry.isLive = true;
        for (const receiver of this.#peers.keys()) this.#arrange(receiver, peerId);
      },
      onLost: () => {
        if (this.#in.get(peerId) === entry) this.#closeIn(peerId);
      },
    });
    const entry = { way, isLive: false };
    this.#in.set(peerId, entry);
  }

  /** The way out between two, if there is to be one, with the pictures that are wanted. */
  #arrange(receiver: PeerId, sender: PeerId): void {
    const source = this.#in.get(sender);
    if (!source?.isLive || !this.#mayReceive(receiver, sender)) return;
    const wants = this.#peers.get(receiver)?.wantsPicture;
    const passed: Senders = {
      microphone: true,
      camera: wants?.(sender, 'camera') ?? false,
      screen: wants?.(sender, 'screen') ?? false,
    };
    const ways = this.#out.get(receiver) ?? new Map<PeerId, Way>();
    this.#out.set(receiver, ways);
    const known = ways.get(sender);
    if (known) return known.pass(passed);
    const way = source.way.subscribe(passed, {
      onSignal: (signal) => this.#tell(receiver, sender, signal),
      onLost: () => {
        if (ways.get(sender) === way) this.#closeOut(receiver, sender);
      },
    });
    ways.set(sender, way);
  }

  #closeIn(peerId: PeerId): void {
    this.#in.get(peerId)?.way.close();
    this.#in.delete(peerId);
    for (const receiver of [...this.#out.keys()]) this.#closeOut(receiver, peerId);
  }

  #closeOut(receiver: PeerId, sender: PeerId): void {
    const ways = this.#out.get(receiver);
    ways?.get(sender)?.close();
    ways?.delete(sender);
    if (ways?.size === 0) this.#out.delete(receiver);
  }
}
