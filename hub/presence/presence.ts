import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { findMember, isPanelSide } from '#shared/domain/ledger/access.ts';
import { membersInRoom } from '#shared/domain/meeting/door.ts';
import { inClosedDeliberation, openMeeting } from '#shared/domain/meeting/meeting.ts';
import { heirOfPage, mayHandPage, mayTakePage } from '#shared/domain/meeting/presenting.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { PageShare, PresenceSet, PresenceState, SharedPage } from '#shared/protocol/presence.ts';
import { acquaintances, isPresentable, isWatchedOnlyInRoom } from './acquaintance.ts';

type Place = PresenceSet['place'];

interface Connection {
  readonly memberId: MemberId;
  place: Place;
  since: number;
  /** The snapshot told last, as text: an equal one is not told again, so that its timing tells nothing. */
  told: string | null;
  /** The page told last, as text; a connection begins with none. */
  shown: string;
}

interface Dossier {
  state: DossierState;
  /** Who may be in the room of the open meeting: asked of the rules once a state, not once a message. */
  mayBeIn: ReadonlySet<MemberId>;
  readonly connections: Map<string, Connection>;
  page: { readonly shared: SharedPage; readonly connectionId: string } | null;
  /** Who may follow a page of this presenter, as far as it was asked: it moves far oftener than that changes. */
  followers: { readonly presenter: MemberId; readonly may: Map<MemberId, boolean> } | null;
}

/** The members in the room at a screen, by connection, and the state that let them in. */
export interface Company {
  readonly state: DossierState;
  readonly there: ReadonlyMap<string, MemberId>;
}

const NO_PAGE = JSON.stringify(null);

/** Of a member's several connections the most engaged one counts. */
const ENGAGEMENT: Readonly<Record<Place, number>> = { room: 3, reading: 2, dossier: 1, away: 0 };

/**
 * Who is where, and the page everyone follows. In memory only and gone with the process; what the record
 * needs (attendance, steps) is events. Snapshots go out as whole, and to each receiver its own (PR1-PR4). The
 * page goes by itself and at once, to all who may follow it in the same words.
 */
export class Presence {
  readonly #now: () => number;
  readonly #onDirty: (dossierId: DossierId) => void;
  readonly #onPage: (dossierId: DossierId) => void;
  readonly #dossiers = new Map<DossierId, Dossier>();

  /** `onDirty`: snapshots may be due. `onPage`: the page may be shown otherwise to somebody. */
  constructor(
    now: () => number,
    onDirty: (dossierId: DossierId) => void,
    onPage: (dossierId: DossierId) => void,
  ) {
    this.#now = now;
    this.#onDirty = onDirty;
    this.#onPage = onPage;
  }

  /** The connection has the dossier open; it is told a snapshot even if nothing changed. */
  enter(dossierId: DossierId, connectionId: string, memberId: MemberId, state: DossierState): void {
    const dossier: Dossier = this.#dossiers.get(dossierId) ?? {
      state,
      mayBeIn: membersInRoom(state),
      connections: new Map(),
      page: null,
      followers: null,
    };
    this.#dossiers.set(dossierId, dossier);
    const known = dossier.connections.get(connectionId);
    dossier.connections.set(connectionId, {
      memberId,
      place: known?.place ?? 'dossier',
      since: known?.since ?? this.#now(),
      told: null,
      shown: known?.shown ?? NO_PAGE,
    });
    this.stateChanged(dossierId, state);
    this.#changed(dossierId, dossier);
  }

  leave(dossierId: DossierId, connectionId: string): void {
    const dossier = this.#dossiers.get(dossierId);
    if (!dossier?.connections.delete(connectionId)) return;
    if (dossier.connections.size > 0) return this.#changed(dossierId, dossier);
    this.#dossiers.delete(dossierId);
    this.#onDirty(dossierId);
  }

  place(dossierId: DossierId, connectionId: string, place: Place): void {
    const dossier = this.#dossiers.get(dossierId);
    const connection = dossier?.connections.get(connectionId);
    if (!dossier || !connection || connection.place === place) return;
    // Who walks out takes the page along; it falls to nobody (PR3).
    if (place !== 'room' && dossier.page?.connectionId === connectionId) dossier.page = null;
    connection.place = place;
    connection.since = this.#now();
    this.#changed(dossierId, dossier);
  }

  /** Ignored unless the meeting is open and the sender is in the room (PR3). */
  share(dossierId: DossierId, connectionId: string, page: PageShare['page']): void {
    const dossier = this.#dossiers.get(dossierId);
    const connection = dossier?.connections.get(connectionId);
    if (!dossier || !connection) return;
    if (page === null) {
      if (dossier.page?.connectionId !== connectionId) return;
      dossier.page = null;
    } else {
      const presenter = dossier.page?.shared.presenter ?? null;
      const mayTake =
        connection.place === 'room' &&
        mayTakePage(dossier.state, membersThere(dossier), connection.memberId, presenter);
      if (!mayTake || !isOfMeeting(dossier.state, page)) return;
      dossier.page = { shared: { ...page, presenter: connection.memberId }, connectionId };
    }
    this.#onPage(dossierId);
  }

  /** The presenter or who leads the meeting passes the page on; whoever has it drives it from now on (PR6). */
  hand(dossierId: DossierId, connectionId: string, to: MemberId): void {
    const dossier = this.#dossiers.get(dossierId);
    const giver = dossier?.connections.get(connectionId);
    if (!dossier?.page || !giver) return;
    const { presenter } = dossier.page.shared;
    if (!mayHandPage(dossier.state, membersThere(dossier), giver.memberId, presenter, to)) return;
    dossier.page = pageOf(dossier, dossier.page.shared, to);
    this.#onPage(dossierId);
  }

  /** Returns whether it can matter to anyone; most of what is written (a comment, a draft) does not. */
  stateChanged(dossierId: DossierId, state: DossierState): boolean {
    const dossier = this.#dossiers.get(dossierId);
    if (!dossier) return false;
    const { state: before } = dossier;
    dossier.state = state;
    if (isSameCompany(before, state)) return false;
    dossier.mayBeIn = membersInRoom(state);
    dossier.followers = null;
    // What was shown behind closed doors is not shown on when they open, nor the other way round.
    if (inClosedDeliberation(before) !== inClosedDeliberation(state)) dossier.page = null;
    this.#changed(dossierId, dossier);
    return true;
  }

  /** Snapshots not told yet, each to its connection; `tell` returns false to have it asked again later. */
  flush(dossierId: DossierId, tell: (connectionId: string, snapshot: PresenceState) => boolean): boolean {
    const dossier = this.#dossiers.get(dossierId);
    if (!dossier) return true;
    let isTold = true;
    for (const [connectionId, connection] of dossier.connections) {
      const snapshot = this.snapshot(dossierId, connection.memberId);
      const text = JSON.stringify(snapshot);
      if (text === connection.told) continue;
      if (tell(connectionId, snapshot)) connection.told = text;
      else isTold = false;
    }
    return isTold;
  }

  /**
   * The page as each connection may see it, where it was not told so yet; `tell` returns those that took it, and
   * those that did not are asked again. Returns whether all are told.
   */
  flushPage(
    dossierId: DossierId,
    tell: (connectionIds: readonly string[], page: SharedPage | null) => readonly string[],
  ): boolean {
    const dossier = this.#dossiers.get(dossierId);
    if (!dossier) return true;
    const page = dossier.page?.shared ?? null;
    const text = JSON.stringify(page);
    const follows: string[] = [];
    const loses: string[] = [];
    for (const [connectionId, { memberId, shown }] of dossier.connections) {
      const may = page !== null && mayFollow(dossier, page.presenter, memberId);
      if (shown !== (may ? text : NO_PAGE)) (may ? follows : loses).push(connectionId);
    }
    let toTell = follows.length + loses.length;
    for (const [due, seen] of [
      [follows, page],
      [loses, null],
    ] as const) {
      for (const connectionId of due.length > 0 ? tell(due, seen) : []) {
        const connection = dossier.connections.get(connectionId);
        if (connection) connection.shown = seen === null ? NO_PAGE : text;
        toTell--;
      }
    }
    return toTell === 0;
  }

  /** Who has the dossier open, by connection, and the state that decides what they may hear. */
  receivers(
    dossierId: DossierId,
  ): { readonly state: DossierState; readonly members: ReadonlyMap<string, MemberId> } | undefined {
    const dossier = this.#dossiers.get(dossierId);
    return (
      dossier && {
        state: dossier.state,
        members: new Map([...dossier.connections].map(([id, { memberId }]) => [id, memberId])),
      }
    );
  }

  /** The page that is shown, whoever may hear of it, with the state it is shown in. */
  view(dossierId: DossierId): { readonly state: DossierState; readonly page: SharedPage | null } | null {
    const dossier = this.#dossiers.get(dossierId);
    return dossier ? { state: dossier.state, page: dossier.page?.shared ?? null } : null;
  }

  /** Undefined where nobody has the dossier open. */
  company(dossierId: DossierId): Company | undefined {
    const dossier = this.#dossiers.get(dossierId);
    if (!dossier) return undefined;
    const there = [...dossier.connections].filter(([, connection]) => isThere(dossier, connection));
    return { state: dossier.state, there: new Map(there.map(([id, { memberId }]) => [id, memberId])) };
  }

  snapshot(dossierId: DossierId, receiver: MemberId): PresenceState {
    const dossier = this.#dossiers.get(dossierId);
    if (!dossier || !isTold(dossier, receiver)) return { dossierId, members: [] };
    const known = acquaintances(dossier.state, receiver);
    const members = [...membersOf(dossier).values()]
      .filter(({ memberId }) => known.has(memberId) && isPresentable(dossier.state, memberId))
      .filter((member) => isTellable(dossier, receiver, member))
      .map(({ memberId, place, since }) => ({ memberId, place, since }))
      .sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
    return { dossierId, members };
  }

  /** The page as a member may see it. */
  pageFor(dossierId: DossierId, receiver: MemberId): SharedPage | null {
    const dossier = this.#dossiers.get(dossierId);
    const page = dossier?.page?.shared;
    return dossier && page && mayFollow(dossier, page.presenter, receiver) ? page : null;
  }

  #changed(dossierId: DossierId, dossier: Dossier): void {
    const presenter = dossier.page && dossier.connections.get(dossier.page.connectionId);
    if (dossier.page && !(presenter && isThere(dossier, presenter))) {
      const { shared } = dossier.page;
      const there = membersThere(dossier);
      const heir = there.has(shared.presenter)
        ? shared.presenter
        : heirOfPage(dossier.state, there, shared.itemId);
      dossier.page = heir && isOfMeeting(dossier.state, shared) ? pageOf(dossier, shared, heir) : null;
    }
    this.#onDirty(dossierId);
    this.#onPage(dossierId);
  }
}

/** Whether a receiver hears anything at all: they belong here, and wait outside of no open meeting. */
function isTold({ state, mayBeIn }: Dossier, receiver: MemberId): boolean {
  const isOutside = openMeeting(state) !== undefined && !mayBeIn.has(receiver);
  return !isOutside && isPresentable(state, receiver);
}

function mayFollow(dossier: Dossier, presenter: MemberId, receiver: MemberId): boolean {
  if (dossier.followers?.presenter !== presenter) dossier.followers = { presenter, may: new Map() };
  const { may } = dossier.followers;
  const known = may.get(receiver);
  if (known !== undefined) return known;
  const answer = isTold(dossier, receiver) && acquaintances(dossier.state, receiver).has(presenter);
  may.set(receiver, answer);
  return answer;
}

/** Whether all that decides who may hear of whom is as it was; what nobody wrote to is the same object. */
function isSameCompany(a: DossierState, b: DossierState): boolean {
  return (
    a.parties.members === b.parties.members &&
    a.parties.announced === b.parties.announced &&
    a.parties.meetings === b.parties.meetings &&
    a.panel.meetings === b.panel.meetings &&
    a.panel.chairs === b.panel.chairs &&
    a.panel.members === b.panel.members &&
    a.panel.recusals === b.panel.recusals &&
    a.bureau.members === b.bureau.members
  );
}

function membersOf({ connections }: Dossier): ReadonlyMap<MemberId, Connection> {
  const members = new Map<MemberId, Connection>();
  for (const connection of connections.values()) {
    const other = members.get(connection.memberId);
    if (!other || ENGAGEMENT[connection.place] > ENGAGEMENT[other.place]) {
      members.set(connection.memberId, connection);
    }
  }
  return members;
}

/**
 * Of those who wait outside the room the clerk sees who they are, and in closed deliberation the panel does (PR2);
 * nobody else hears of them.
 */
function isTellable(dossier: Dossier, receiver: MemberId, member: Connection): boolean {
  const { state, mayBeIn } = dossier;
  const isAtRoom = member.place === 'room' && openMeeting(state) !== undefined;
  if (isAtRoom && !mayBeIn.has(member.memberId)) {
    const isKeeper = findMember(state, receiver)?.role === 'clerk';
    return isKeeper || (inClosedDeliberation(state) && isPanelSide(state, receiver));
  }
  if (isWatchedOnlyInRoom(state, receiver, member.memberId)) return isAtRoom;
  return !inClosedDeliberation(state) || isPanelSide(state, member.memberId) || isAtRoom;
}

function isThere({ state, mayBeIn }: Dossier, { memberId, place }: Connection): boolean {
  return place === 'room' && mayBeIn.has(memberId) && isPresentable(state, memberId);
}

/** Members in the room at a screen. */
function membersThere(dossier: Dossier): ReadonlySet<MemberId> {
  const there = [...dossier.connections.values()].filter((connection) => isThere(dossier, connection));
  return new Set(there.map(({ memberId }) => memberId));
}

/** The page with another presenter, driven from the connection with which they came to the room last. */
function pageOf(dossier: Dossier, shared: SharedPage, presenter: MemberId): Dossier['page'] {
  const [connectionId] =
    [...dossier.connections]
      .filter(([, connection]) => connection.memberId === presenter && isThere(dossier, connection))
      .toSorted(([, a], [, b]) => b.since - a.since)[0] ?? [];
  return connectionId === undefined
    ? null
    : { shared: { ...shared, presenter, pointer: null }, connectionId };
}

function isOfMeeting(state: DossierState, page: NonNullable<PageShare['page']>): boolean {
  const isItem = openMeeting(state)?.itemIds.includes(page.itemId) === true;
  const versions = state.parties.items[page.itemId]?.versions ?? [];
  return isItem && versions.some((version) => version.versionId === page.versionId);
}
