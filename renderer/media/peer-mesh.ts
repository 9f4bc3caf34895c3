import type { Counterpart, PeerId, Signal } from '#shared/protocol/media.ts';
import { NO_TRACKS, type Tracks } from './local-devices.ts';
import { isAnythingSent } from './senders.ts';
import { PeerLink } from './peer-link.ts';
import type { LinkPorts, OwnStay, PeerLinks, PicturePlan } from './peer-links.ts';
import { wantedPictures, type PeerState } from './picture-plan.ts';

/** More than a whole start of one connection; of a peer that is never told of they are dropped. */
const EARLY_SIGNALS = 64;

/** From each to each. There are links to those with whom there is something to exchange: between two who only listen there is none. */
export class PeerMesh implements PeerLinks {
  readonly #ports: LinkPorts;
  #own: OwnStay | null = null;
  readonly #links = new Map<PeerId, PeerLink>();
  #peers: readonly PeerState[] = [];
  #early: { readonly from: PeerId; readonly signal: Signal }[] = [];
  #tracks: Tracks = NO_TRACKS;
  #plan: PicturePlan | null = null;

  constructor(ports: LinkPorts) {
    this.#ports = ports;
  }

  get links(): ReadonlyMap<PeerId, PeerLink> {
    return this.#links;
  }

  get copies(): number {
    return this.#links.size;
  }

  join(own: OwnStay): void {
    this.#own = own;
    this.#settle();
  }

  follow(peers: readonly PeerState[]): void {
    this.#peers = peers;
    const named = new Set(peers.map(({ peerId }) => peerId));
    for (const [peerId, link] of this.#links) {
      if (named.has(peerId)) continue;
      link.close();
      this.#links.delete(peerId);
    }
    this.#settle();
  }

  receive(from: Counterpart, signal: Signal): void {
    if (from === 'sfu') return;
    if (this.#own && this.#isNamed(from)) this.#linkTo(from, this.#own).receive(signal);
    else if (this.#early.length < EARLY_SIGNALS) this.#early.push({ from, signal });
  }

  setTracks(tracks: Tracks): void {
    this.#tracks = tracks;
    for (const link of this.#links.values()) link.setTracks(tracks);
    this.#settle();
  }

  setPlan(plan: PicturePlan): void {
    this.#plan = plan;
    for (const [peerId, link] of this.#links) this.#applyPlan(peerId, link);
  }

  restart(): void {
    for (const link of this.#links.values()) link.restart();
  }

  close(): void {
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
    this.#peers = [];
    this.#early = [];
    this.#own = null;
  }

  #settle(): void {
    const own = this.#own;
    if (!own || this.#peers.length === 0) return;
    const isSending = Object.values(this.#tracks).some((track) => track !== null);
    for (const { peerId, senders } of this.#peers) {
      if (peerId === own.peerId || this.#links.has(peerId)) continue;
      if (isSending || isAnythingSent(senders)) this.#linkTo(peerId, own);
    }
    const early = this.#early;
    this.#early = [];
    for (const { from, signal } of early) {
      if (this.#isNamed(from)) this.#linkTo(from, own).receive(signal);
    }
  }

  #isNamed(peerId: PeerId): boolean {
    return this.#peers.some((peer) => peer.peerId === peerId);
  }

  #linkTo(peerId: PeerId, own: OwnStay): PeerLink {
    const known = this.#links.get(peerId);
    if (known) return known;
    const link = new PeerLink({
      connect: this.#ports.connect,
      iceServers: own.iceServers,
      isPolite: own.peerId < peerId,
      timers: this.#ports.timers,
      send: (signal) => this.#ports.send(peerId, signal),
      onChange: () => this.#ports.onChange(),
    });
    this.#links.set(peerId, link);
    link.setTracks(this.#tracks);
    this.#applyPlan(peerId, link);
    return link;
  }

  #applyPlan(peerId: PeerId, link: PeerLink): void {
    if (!this.#plan) return;
    const { mode, spotlight, limits } = this.#plan;
    link.setWanted(wantedPictures(mode, peerId, spotlight));
    link.setLimits(limits);
  }
}
