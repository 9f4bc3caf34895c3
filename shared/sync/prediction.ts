import { decide } from '../domain/decide.ts';
import { evolve } from '../domain/evolve.ts';
import type { RecordedEvent } from '../domain/event.ts';
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
  const meta = { actor: memberId, commandId, authorAt, hubAt: authorAt };
  return decision.value
    .filter(({ ledgerId }) => !arrived.includes(ledgerId))
    .reduce((predicted, { ledgerId, event }) => evolve(predicted, { ledgerId, event, seq: 0, meta }), state);
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
