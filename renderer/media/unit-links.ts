import type { Counterpart, PeerId, Signal } from '#shared/protocol/media.ts';
import { NO_TRACKS, type Tracks } from './local-devices.ts';
import type { LinkPorts, LinkView, OwnStay, PeerLinks, PicturePlan } from './peer-links.ts';
import { wantedOfAll, type PeerState } from './picture-plan.ts';
import { PublishLink } from './publish-link.ts';
import { ReceiveLink } from './receive-link.ts';
import { isAnythingSent } from './senders.ts';

/** More than a whole start of one connection; of a peer that is never told of they are dropped. */
const EARLY_SIGNALS = 64;
const EVERYTHING = JSON.stringify(wantedOfAll('full', null));

/** Through the forwarding unit: one link with what this window sends, and one from each other who sends. */
export class UnitLinks implements PeerLinks {
  readonly copies = 1;
  readonly #ports: LinkPorts;
  #own: OwnStay | null = null;
  #out: PublishLink | null = null;
  readonly #in = new Map<PeerId, ReceiveLink>();
  #peers: readonly PeerState[] = [];
  #early: { readonly from: PeerId; readonly signal: Signal }[] = [];
  #tracks: Tracks = NO_TRACKS;
  #plan: PicturePlan | null = null;
  #wanted = EVERYTHING;

  constructor(ports: LinkPorts) {
    this.#ports = ports;
  }

  get links(): ReadonlyMap<PeerId, LinkView> {
    const links = new Map<PeerId, LinkView>(this.#in);
    if (this.#own && this.#out) links.set(this.#own.peerId, this.#out);
    return links;
  }

  join(own: OwnStay): void {
    this.#own = own;
    this.#settle();
  }

  follow(peers: readonly PeerState[]): void {
    this.#peers = peers;
    for (const [peerId, link] of this.#in) {
      if (this.#isNamed(peerId)) continue;
      link.close();
      this.#in.delete(peerId);
    }
    this.#settle();
  }

  receive(from: Counterpart, signal: Signal): void {
    if (from === 'sfu') this.#out?.receive(signal);
    else if (this.#own && this.#isNamed(from)) this.#linkFrom(from, this.#own).receive(signal);
    else if (this.#early.length < EARLY_SIGNALS) this.#early.push({ from, signal });
  }

  setTracks(tracks: Tracks): void {
    this.#tracks = tracks;
    this.#settle();
  }

  setPlan(plan: PicturePlan): void {
    this.#plan = plan;
    this.#settle();
  }

  restart(): void {
    this.#out?.renew();
    for (const link of this.#in.values()) link.renew();
  }

  close(): void {
    this.#out?.close();
    this.#out = null;
    for (const link of this.#in.values()) link.close();
    this.#in.clear();
    this.#peers = [];
    this.#early = [];
    this.#own = null;
    this.#wanted = EVERYTHING;
  }

  #settle(): void {
    const own = this.#own;
    if (!own) return;
    if (!this.#out && Object.values(this.#tracks).some((track) => track !== null)) {
      this.#out = new PublishLink(this.#ports, own.iceServers, (signal) => this.#ports.send('sfu', signal));
    }
    this.#out?.setTracks(this.#tracks);
    if (this.#plan) {
      this.#out?.setLimits(this.#plan.limits);
      this.#want(this.#plan);
    }
    for (const { peerId, senders } of this.#peers) {
      if (peerId !== own.peerId && isAnythingSent(senders)) this.#linkFrom(peerId, own);
    }
    const early = this.#early;
    this.#early = early.filter(({ from }) => !this.#isNamed(from));
    for (const { from, signal } of early) {
      if (this.#isNamed(from)) this.#linkFrom(from, own).receive(signal);
    }
  }

  #want({ mode, spotlight }: PicturePlan): void {
    const wanted = wantedOfAll(mode, spotlight);
    const text = JSON.stringify(wanted);
    if (text === this.#wanted) return;
    this.#wanted = text;
    this.#ports.want(wanted);
  }

  #isNamed(peerId: PeerId): boolean {
    return this.#peers.some((peer) => peer.peerId === peerId);
  }

  #linkFrom(peerId: PeerId, own: OwnStay): ReceiveLink {
    const known = this.#in.get(peerId);
    if (known) return known;
    const link = new ReceiveLink(this.#ports, own.iceServers, (signal) => this.#ports.send(peerId, signal));
    this.#in.set(peerId, link);
    return link;
  }
}
