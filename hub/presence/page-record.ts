import type { CommandOf } from '#shared/domain/command.ts';
import { partNow } from '#shared/domain/floor/floor.ts';
import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { openMeeting, presentMembers } from '#shared/domain/meeting/meeting.ts';
import type { PageRef } from '#shared/domain/report/page-ref.ts';
import { showingNow, type Showing } from '#shared/domain/showing/showing.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { SharedPage } from '#shared/protocol/presence.ts';

export interface PageRecordPorts {
  readonly now: () => number;
  readonly after: (delayMs: number, run: () => void) => void;
  /** Answers whether it was accepted; rejects where the hub could not say. */
  readonly record: (dossierId: DossierId, command: CommandOf<'showing.record'>) => Promise<boolean>;
  /** What is shown and the state by which it may be; null where nobody has the dossier open. */
  readonly view: (
    dossierId: DossierId,
  ) => { readonly state: DossierState; readonly page: SharedPage | null } | null;
  readonly shownAfterMs: number;
}

type Shown = CommandOf<'showing.record'>['shown'];

interface Watched {
  /** What is led to now, and since when. */
  readonly key: string;
  readonly shown: Shown;
  since: number;
  /** It stayed for as long as it has to, by a timer: the clock may be set back, or stand. */
  hasStayed: boolean;
  /** A look is due by itself; there is never more than one. */
  isAwaited: boolean;
  isRecording: boolean;
  /** Was refused: asked again only when something else is shown. */
  isRefused: boolean;
}

/**
 * Writes into the record which page the room is led to, once it has stayed (PR8). It compares what is shown with
 * what the ledger says is shown and writes where they differ, so a hub that was killed takes up where the ledger
 * stands. Cheap to ask: it is asked with every batch of presence.
 */
export class PageRecord {
  readonly #ports: PageRecordPorts;
  readonly #watched = new Map<DossierId, Watched>();

  constructor(ports: PageRecordPorts) {
    this.#ports = ports;
  }

  look(dossierId: DossierId): void {
    const view = this.#ports.view(dossierId);
    if (!view) return this.#everyoneLeft(dossierId);
    const meeting = openMeeting(view.state);
    if (!meeting) return void this.#watched.delete(dossierId);
    const part = partNow(meeting);
    const watched = this.#see(dossierId, shownBy(view.page), `${meeting.meetingId}/${part.deliberation}`);
    if (isRecorded(watched.shown, showingNow(view.state, meeting.meetingId, part))) return;
    if (watched.isRecording || watched.isRefused) return;
    const now = this.#ports.now();
    // A clock that was set back would have it wait for as long.
    watched.since = Math.min(watched.since, now);
    const waitMs = watched.since + this.#ports.shownAfterMs - now;
    if (waitMs > 0 && !watched.hasStayed) return this.#lookAfter(dossierId, watched, waitMs);
    const { meetingId } = meeting;
    const { since: from } = watched;
    // Who has not signed in is not known to everyone yet (PA7).
    const isKnown = watched.shown && presentMembers(view.state, meetingId).has(watched.shown.presenter);
    const shown = isKnown ? watched.shown : null;
    if (isRecorded(shown, showingNow(view.state, meetingId, part))) return;
    const { deliberation } = part;
    void this.#record(dossierId, watched, { type: 'showing.record', meetingId, shown, from, deliberation });
  }

  #see(dossierId: DossierId, shown: Shown, place: string): Watched {
    const before = this.#watched.get(dossierId);
    const key = keyOf(shown, place);
    if (before && (before.key === key || isEmptied(before, shown))) return before;
    const watched = {
      key,
      shown,
      since: this.#ports.now(),
      hasStayed: false,
      isAwaited: before?.isAwaited ?? false,
      isRecording: before?.isRecording ?? false,
      isRefused: false,
    };
    this.#watched.set(dossierId, watched);
    return watched;
  }

  /** What was shown then ended: remembered until somebody is back with whom it can be written. */
  #everyoneLeft(dossierId: DossierId): void {
    const before = this.#watched.get(dossierId);
    if (!before || before.key === EMPTIED) return;
    if (before.shown === null) this.#watched.delete(dossierId);
    else {
      const since = this.#ports.now();
      const emptied = { key: EMPTIED, shown: null, since, hasStayed: false, isRefused: false };
      this.#watched.set(dossierId, { ...before, ...emptied });
    }
  }

  #lookAfter(dossierId: DossierId, watched: Watched, waitMs: number): void {
    if (watched.isAwaited) return;
    watched.isAwaited = true;
    this.#ports.after(waitMs, () => {
      const now = this.#watched.get(dossierId);
      if (now) now.isAwaited = false;
      if (now === watched) now.hasStayed = true;
      this.look(dossierId);
    });
  }

  async #record(dossierId: DossierId, watched: Watched, command: CommandOf<'showing.record'>): Promise<void> {
    watched.isRecording = true;
    let retryMs = 0;
    try {
      watched.isRefused = !(await this.#ports.record(dossierId, command));
    } catch {
      retryMs = this.#ports.shownAfterMs;
    }
    const now = this.#watched.get(dossierId);
    if (!now) return;
    now.isRecording = false;
    if (retryMs > 0) this.#lookAfter(dossierId, now, retryMs);
    else this.look(dossierId);
  }
}

const EMPTIED = 'nobody is here';

/** Nobody came back to show anything: that it ended stays where it was seen. */
function isEmptied(before: Watched, shown: Shown): boolean {
  return before.key === EMPTIED && shown === null;
}

function shownBy(page: SharedPage | null): Shown {
  if (!page) return null;
  const { itemId, versionId, pageIndex } = page;
  return { presenter: page.presenter, page: { itemId, versionId, pageIndex } };
}

function keyOf(shown: Shown, place: string): string {
  if (!shown) return place;
  const { presenter, page } = shown;
  return `${place} ${presenter} ${page.itemId} ${page.versionId} ${page.pageIndex}`;
}

function isRecorded(
  shown: { readonly presenter: MemberId; readonly page: PageRef } | null,
  recorded: Showing | undefined,
): boolean {
  if (!shown || !recorded) return !shown && !recorded;
  return keyOf(shown, '') === keyOf(recorded, '');
}
