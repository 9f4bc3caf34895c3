import type { MemberId, Sha256 } from '#shared/domain/ids.ts';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import type { CommandOutcome, CommandPush } from '#shared/protocol/command-push.ts';
import type { DossierOpen, DossierOpened, EventsBatch, EventsPull } from '#shared/protocol/dossier-open.ts';
import type { Answer } from '#shared/protocol/errors.ts';
import type { Counterpart, MediaMessage, MediaMute, PeerId, Senders } from '#shared/protocol/media.ts';
import type { PageShare, PresenceSet, PresenceState, SharedPage } from '#shared/protocol/presence.ts';
import type { RateName } from './script.ts';

/** A picture on its way to the hub, which in life goes beside the socket. */
export interface PictureUp {
  readonly sha256: Sha256;
}

export type Request =
  | { readonly kind: 'open'; readonly id: number; readonly body: DossierOpen }
  | { readonly kind: 'pull'; readonly id: number; readonly body: EventsPull }
  | { readonly kind: 'push'; readonly id: number; readonly body: CommandPush }
  | { readonly kind: 'picture'; readonly id: number; readonly body: PictureUp };

/** About sound and picture. In life it is answered; what the answers say is judged where the hub gives them. */
export type MediaUp =
  | { readonly ask: 'join'; readonly senders: Senders }
  | { readonly ask: 'senders'; readonly senders: Senders }
  | { readonly ask: 'signal'; readonly to: Counterpart }
  | { readonly ask: 'mute'; readonly peers: MediaMute['peers']; readonly isMuted: boolean }
  | { readonly ask: 'spotlight'; readonly peerId: PeerId | null }
  | { readonly ask: 'leave' };

/** What nobody answers, and what may be lost: where somebody is, the page they show, whom they hand it to. */
export type Note =
  | { readonly kind: 'place'; readonly place: PresenceSet['place'] }
  | { readonly kind: 'share'; readonly page: PageShare['page'] }
  | { readonly kind: 'hand'; readonly to: MemberId }
  | { readonly kind: 'media'; readonly media: MediaUp };

export type AnyAnswer =
  | Answer<{ opened: DossierOpened }>
  | Answer<{ batch: EventsBatch }>
  | Answer<{ outcome: CommandOutcome }>
  | Answer<{ isHeld: true }>;

export type Down =
  | { readonly kind: 'answer'; readonly to: Request; readonly answer: AnyAnswer }
  | { readonly kind: 'batch'; readonly batch: EventsBatch }
  | { readonly kind: 'membership' }
  | { readonly kind: 'presence'; readonly snapshot: PresenceState }
  | { readonly kind: 'page'; readonly page: SharedPage | null }
  | { readonly kind: 'media'; readonly media: MediaMessage }
  | { readonly kind: 'summary'; readonly summary: DossierSummary | null };

/** What the two ends of a connection are told. */
export interface Ends {
  readonly atHub: (message: Request | Note) => void;
  readonly atDevice: (message: Down) => void;
}

/** The world as a wire needs it. */
export interface Air {
  after(delayMs: number, run: () => void): void;
  /** Whether message `no` in this direction of this wire meets a fate. */
  meets(fate: RateName, wire: number, way: number, no: number): boolean;
  latencyMs(wire: number, way: number, no: number, slow: boolean): number;
  corrupted(message: Down, no: number): Down;
}

const UP = 0;
const DOWN = 1;

/** One connection: two queues, each in order unless this history says otherwise. */
export class Wire {
  readonly no: number;
  readonly sessionId: string;
  readonly memberId: MemberId;
  readonly #air: Air;
  readonly #ends: Ends;
  isOpenAtHub = true;
  isOpenAtDevice = true;
  /** Directions in which everything vanishes. */
  readonly dead = [false, false];
  /** Something was lost on it, which a real connection survives only by breaking. */
  hasLost = false;
  /** Messages on their way, in either direction. */
  inFlight = 0;
  readonly #sent = [0, 0];
  readonly #lastDue = [0, 0];
  readonly #travelling: (null | { arrived: boolean; readonly deliver: (() => void)[] })[] = [null, null];
  readonly #now: () => number;

  constructor(no: number, memberId: MemberId, air: Air, now: () => number, ends: Ends) {
    this.no = no;
    this.sessionId = `session-${no}`;
    this.memberId = memberId;
    this.#air = air;
    this.#now = now;
    this.#ends = ends;
  }

  up(message: Request | Note): void {
    this.#send(UP, () => {
      if (this.isOpenAtHub) this.#ends.atHub(message);
    });
  }

  down(message: Down): void {
    const no = this.#sent[DOWN] ?? 0;
    const seen = this.#air.meets('corrupt', this.no, DOWN, no) ? this.#air.corrupted(message, no) : message;
    this.#send(DOWN, () => {
      if (this.isOpenAtDevice) this.#ends.atDevice(seen);
    });
  }

  #send(way: number, deliver: () => void): void {
    const no = this.#sent[way] ?? 0;
    this.#sent[way] = no + 1;
    if (this.dead[way] || this.#air.meets('loss', this.no, way, no)) {
      this.hasLost = true;
      return;
    }
    const last = this.#travelling[way];
    if (last && !last.arrived && this.#air.meets('burst', this.no, way, no)) {
      last.deliver.push(deliver);
      return;
    }
    this.#travel(way, no, deliver);
    if (this.#air.meets('duplicate', this.no, way, no)) this.#travel(way, no + 7919, deliver);
  }

  #travel(way: number, no: number, deliver: () => void): void {
    const slow = this.#air.meets('delay', this.no, way, no);
    const now = this.#now();
    let due = now + this.#air.latencyMs(this.no, way, no, slow);
    const overtakes = this.#air.meets('reorder', this.no, way, no);
    if (!overtakes) due = Math.max(due, this.#lastDue[way] ?? 0);
    this.#lastDue[way] = Math.max(due, this.#lastDue[way] ?? 0);
    const travel = { arrived: false, deliver: [deliver] };
    this.#travelling[way] = travel;
    this.inFlight++;
    this.#air.after(due - now, () => {
      this.inFlight--;
      travel.arrived = true;
      for (const one of travel.deliver) one();
    });
  }
}
