import type { MemberId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { MediaMessage, PeerId } from '#shared/protocol/media.ts';
import type { OpenWay } from './forwarding-unit.ts';
import { check } from './violation.ts';
import { isInRoom } from './watch-presence.ts';

/** What the hub tells of sound and picture. Judged from the record and from who was let in, not by the rules that told it. */
export class MediaWatch {
  readonly #count: (what: string) => void;
  /** Stays that have begun and not ended, by connection. */
  readonly #stays = new Map<PeerId, { readonly sessionId: string; readonly memberId: MemberId }>();

  constructor(count: (what: string) => void) {
    this.#count = count;
  }

  /** Every peer there ever was; a program of somebody's own making may name any of them. */
  readonly everyPeer: PeerId[] = [];

  joined(sessionId: string, memberId: MemberId, peerId: PeerId, state: DossierState | null): void {
    check(isIn(state, memberId), silenceOf(state), () => `${memberId} becomes a peer from outside`);
    this.#stays.set(peerId, { sessionId, memberId });
    this.everyPeer.push(peerId);
    this.#count('media joined');
  }

  /** The connection is gone, or its place is elsewhere. */
  left(sessionId: string): void {
    for (const [peerId, stay] of this.#stays) if (stay.sessionId === sessionId) this.#stays.delete(peerId);
  }

  hubCrashed(): void {
    this.#stays.clear();
  }

  /** Every way through the unit leads from somebody in the room, and to somebody in it who may know of them. */
  carried(ways: Iterable<OpenWay>, state: DossierState | null): void {
    for (const { from, to } of ways) {
      const sender = this.#stays.get(from);
      check(sender, 'MD11', () => `what ${from} sends is taken in, who is a peer no more`);
      if (!sender || !state) continue;
      check(isIn(state, sender.memberId), silenceOf(state), () => `${sender.memberId} sends from outside`);
      this.#count(to === null ? 'media to the unit' : 'media from the unit');
      if (to === null) continue;
      const receiver = this.#stays.get(to);
      check(receiver, 'MD11', () => `${to} receives, who is a peer no more`);
      if (!receiver) continue;
      check(isIn(state, receiver.memberId), silenceOf(state), () => `${receiver.memberId} receives outside`);
      check(
        mayKnow(state, receiver.memberId, sender.memberId) &&
          mayKnow(state, sender.memberId, receiver.memberId),
        'MD3',
        () => `${receiver.memberId} receives ${sender.memberId}, and may not know of them`,
      );
    }
  }

  sent(sessionId: string, to: MemberId, { event, message }: MediaMessage, state: DossierState | null): void {
    if (event === 'media.ended') {
      this.#stays.delete(message.peerId);
      this.#count(`media ended ${message.reason}`);
      return;
    }
    const receiver = event === 'media.state' ? message.peerId : message.to;
    const stay = this.#stays.get(receiver);
    check(stay?.sessionId === sessionId, 'MD1', () => `${to} hears what is for ${receiver}`);
    check(isIn(state, to), silenceOf(state), () => `${event} reaches ${to}, who is outside`);
    const others = event === 'media.state' ? message.peers.map(({ peerId }) => peerId) : [message.from];
    for (const other of others) {
      const of = other === 'sfu' ? undefined : this.#stays.get(other);
      check(of, 'MD1', () => `${to} hears of ${other}, who is a peer no more`);
      if (!of || !state) continue;
      check(isIn(state, of.memberId), silenceOf(state), () => `${to} hears of ${of.memberId} outside`);
      check(
        mayKnow(state, to, of.memberId) && mayKnow(state, of.memberId, to),
        'MD3',
        () => `${to} and ${of.memberId} may not know of each other`,
      );
    }
    this.#count(event);
  }
}

function isIn(state: DossierState | null, memberId: MemberId): boolean {
  const meeting = Object.values(state?.parties.meetings ?? {}).find(({ status }) => status === 'open');
  return state !== null && meeting !== undefined && isInRoom(state, meeting, memberId);
}

/** The promise that is broken where somebody outside hears anything. */
function silenceOf(state: DossierState | null): string {
  const meeting = Object.values(state?.parties.meetings ?? {}).find(({ status }) => status === 'open');
  return meeting?.deliberations.at(-1)?.endedAt === null ? 'R4' : 'MD1';
}

/** By whose roster they stand on, once the meeting has introduced the experts. */
function mayKnow(state: DossierState, memberId: MemberId, other: MemberId): boolean {
  if (memberId === other) return true;
  const role = findMember(state, memberId)?.role;
  switch (findMember(state, other)?.role) {
    case 'leader':
      return role === 'clerk' || role === 'leader';
    case 'expert': {
      const introduced = state.parties.announced?.experts ?? [];
      return role === 'clerk' || role === 'expert' || introduced.some((expert) => expert.memberId === other);
    }
    default:
      return true;
  }
}
