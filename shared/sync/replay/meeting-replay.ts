import type { RecordedEvent } from '../../domain/event.ts';
import { evolve, type Happening } from '../../domain/evolve.ts';
import type { MeetingId } from '../../domain/ids.ts';
import { parseRecorded } from '../../domain/ledger/upcast.ts';
import { EMPTY_DOSSIER, type DossierState } from '../../domain/state.ts';

/** Events between two kept states: the most that one look at the meeting folds. */
export const EVERY = 50;

interface Moment {
  readonly at: number;
  readonly happening: Happening;
}

type Fold = (state: DossierState, happening: Happening) => DossierState;

/**
 * A meeting that is over, at any of its moments, as one person's ledgers have it: made of the lines they hold, hence
 * of nothing that they may not know (RE1). A state is the fold of all lines up to it; one in fifty is kept.
 */
export class MeetingReplay {
  readonly meetingId: MeetingId;
  /** When the meeting was opened and when it ended, by the times of the record. */
  readonly from: number;
  readonly to: number;
  /** The meeting as it ended. */
  readonly last: DossierState;
  readonly #moments: readonly Moment[];
  readonly #kept: readonly DossierState[];
  readonly #fold: Fold;
  #latest: { readonly count: number; readonly state: DossierState };

  constructor(
    meetingId: MeetingId,
    before: DossierState,
    moments: readonly Moment[],
    kept: Kept,
    fold: Fold,
  ) {
    this.meetingId = meetingId;
    this.#moments = moments;
    this.#kept = kept.states;
    this.#fold = fold;
    this.from = moments[0]?.at ?? 0;
    this.to = moments.at(-1)?.at ?? 0;
    this.last = kept.last;
    this.#latest = { count: 0, state: before };
  }

  /** How many events of the meeting have happened at `atMs`; what is shown changes with it alone. */
  countAt(atMs: number): number {
    let [low, high] = [0, this.#moments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#moments[middle]?.at ?? Infinity) <= atMs) low = middle + 1;
      else high = middle;
    }
    // The first event is the opening: before it there is nothing to see.
    return Math.max(1, low);
  }

  /** The state after the first `count` events; folds fewer than fifty of them. */
  stateAfter(count: number): DossierState {
    const base = Math.floor(count / EVERY);
    let at = { count: base * EVERY, state: this.#kept[base] ?? this.#latest.state };
    if (this.#latest.count <= count && this.#latest.count >= at.count) at = this.#latest;
    let { state } = at;
    for (const { happening } of this.#moments.slice(at.count, count)) state = this.#fold(state, happening);
    this.#latest = { count, state };
    return state;
  }

  stateAt(atMs: number): DossierState {
    return this.stateAfter(this.countAt(atMs));
  }
}

interface Kept {
  /** After 0, 50, 100 … events of the meeting. */
  readonly states: readonly DossierState[];
  readonly last: DossierState;
}

/**
 * Makes the replay of a meeting from whole ledgers, yielding after every few lines so that a window stays free.
 * null where the ledgers have no such meeting, or it is not over.
 */
export function* prepareReplay(
  ledgers: readonly (readonly RecordedEvent[])[],
  meetingId: MeetingId,
  fold: Fold = evolve,
): Generator<number, MeetingReplay | null> {
  const all: Moment[] = [];
  for (const lines of ledgers) {
    let at = 0;
    for (const line of lines) {
      const event = parseRecorded(line);
      // The order of a ledger is its `seq`; a clock that went back takes nobody back (S5).
      at = Math.max(at, line.hubAt);
      const { ledgerId, seq, actor, commandId, authorAt, hubAt } = line;
      const meta = { actor, commandId, authorAt, hubAt };
      if (event) all.push({ at, happening: { ledgerId, event, seq, meta } });
      if (all.length % 20 === 0) yield all.length;
    }
  }
  // Stable: what happened at one time stays in the order of its ledger.
  all.sort((a, b) => a.at - b.at);
  yield all.length;
  const first = all.findIndex((moment) => isOf(moment, meetingId, 'meeting.opened'));
  const closing = all.findLastIndex(
    (moment) => isOf(moment, meetingId, 'meeting.closed') || isOf(moment, meetingId, 'meeting.aborted'),
  );
  if (first < 0 || closing < first) return null;
  // What came of the closing belongs to its moment.
  const endedAt = all[closing]?.at ?? 0;
  const last = all.findLastIndex(({ at }) => at <= endedAt);
  let state = EMPTY_DOSSIER;
  for (const [index, { happening }] of all.slice(0, first).entries()) {
    state = fold(state, happening);
    if (index % 20 === 0) yield index;
  }
  const before = state;
  const moments = all.slice(first, last + 1);
  const states = [before];
  for (const [index, { happening }] of moments.entries()) {
    state = fold(state, happening);
    if ((index + 1) % EVERY === 0) states.push(state);
    if (index % 20 === 0) yield first + index;
  }
  return new MeetingReplay(meetingId, before, moments, { states, last: state }, fold);
}

function isOf({ happening }: Moment, meetingId: MeetingId, type: EndType): boolean {
  const { event } = happening;
  return event.type === type && event.payload.meetingId === meetingId;
}

type EndType = 'meeting.opened' | 'meeting.closed' | 'meeting.aborted';
