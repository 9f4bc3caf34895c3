import { decide } from '../domain/decide.ts';
import { evolve } from '../domain/evolve.ts';
import type { NewEvent, RecordedEvent } from '../domain/event.ts';
import type { CommandId, MemberId } from '../domain/ids.ts';
import { parseRecorded } from '../domain/ledger/upcast.ts';
import { EMPTY_SLICES, ledgerKind, type DossierState, type Slice } from '../domain/state.ts';
import type { LedgerId } from '../domain/ledger/ledger-id.ts';
import type { Command } from '../domain/command.ts';

/** Folds lines of ledgers into the state. Lines this program does not know are passed over. */
export function foldRecorded(state: DossierState, lines: readonly RecordedEvent[]): DossierState {
  let folded = state;
  for (const line of lines) {
    const event = parseRecorded(line);
    if (!event) continue;
    const { ledgerId, seq, actor, commandId, authorAt, hubAt } = line;
    folded = evolve(folded, { ledgerId, event, seq, meta: { actor, commandId, authorAt, hubAt } });
  }
  return folded;
}

/**
 * Folds what was decided a moment ago and recorded in the same order. The same state as from its lines: an
 * event that is decided is of today's shape already, so that it need not be read out of its line.
 */
export function foldDecided(
  state: DossierState,
  decided: readonly NewEvent[],
  recorded: readonly RecordedEvent[],
): DossierState {
  return decided.reduce((folded, { ledgerId, event }, index) => {
    const line = recorded[index];
    if (!line) throw new RangeError('as many lines as events');
    const { seq, actor, commandId, authorAt, hubAt } = line;
    return evolve(folded, { ledgerId, event, seq, meta: { actor, commandId, authorAt, hubAt } });
  }, state);
}

export interface Predictable {
  readonly commandId: CommandId;
  readonly authorAt: number;
  readonly command: Command;
  /** Ledgers in which its events have arrived: one commit reaches a replica ledger by ledger. */
  readonly arrived: readonly LedgerId[];
}

/**
 * The state as it would be if the hub accepted these commands in order: the same rules on what this
 * replica knows. A command the rules refuse here has no effect; the hub will say whether they hold. Where
 * its events have arrived already nothing is predicted on top of them (SY7).
 */
export function predict(
  confirmed: DossierState,
  memberId: MemberId,
  commands: readonly Predictable[],
): DossierState {
  return commands.reduce((state, command) => predictOne(state, memberId, command), confirmed);
}

function predictOne(
  state: DossierState,
  memberId: MemberId,
  { command, commandId, authorAt, arrived }: Predictable,
): DossierState {
  const decision = decide(state, command, { actor: { kind: 'member', memberId }, nowMs: authorAt });
  if (!decision.ok) return state;
  const toCome = decision.value.filter(({ ledgerId }) => !arrived.includes(ledgerId));
  return foldPredicted(state, memberId, { commandId, authorAt }, toCome);
}

/** The state with the events a command of this member was just found to cause. */
export function foldPredicted(
  state: DossierState,
  memberId: MemberId,
  { commandId, authorAt }: Pick<Predictable, 'commandId' | 'authorAt'>,
  events: readonly NewEvent[],
): DossierState {
  const meta = { actor: memberId, commandId, authorAt, hubAt: authorAt };
  return events.reduce(
    (predicted, { ledgerId, event }) => evolve(predicted, { ledgerId, event, seq: 0, meta }),
    state,
  );
}

/** The slice of one ledger; empty where nothing of it is held. */
export function sliceOf(state: DossierState, ledgerId: LedgerId): Slice {
  const kind = ledgerKind(ledgerId);
  if (kind !== 'private') return state[kind];
  return state.privates[privateOwner(ledgerId)] ?? EMPTY_SLICES.private;
}

/** The state with one ledger forgotten. */
export function withoutSlice(state: DossierState, ledgerId: LedgerId): DossierState {
  const kind = ledgerKind(ledgerId);
  if (kind !== 'private') return { ...state, [kind]: EMPTY_SLICES[kind] };
  const { [privateOwner(ledgerId)]: _gone, ...privates } = state.privates;
  return { ...state, privates };
}

function privateOwner(ledgerId: LedgerId): MemberId {
  return ledgerId.slice('private:'.length) as MemberId; // the ledger's name is its owner
}
