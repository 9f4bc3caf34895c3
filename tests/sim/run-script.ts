import { setImmediate as nextTurn } from 'node:timers/promises';
import { act } from './act.ts';
import { expectQuiet } from './quiescence.ts';
import type { Coverage } from './coverage.ts';
import type { Script } from './script.ts';
import { Violation } from './violation.ts';
import { World } from './world.ts';

export interface Outcome {
  readonly seed: number;
  readonly steps: number;
  readonly digest: string;
  readonly coverage: Coverage;
  readonly violation: { readonly invariant: string; readonly message: string } | null;
}

/** Virtual time within which everything must have settled once nothing goes wrong any more. */
const SETTLE_MS = 90_000;

/** Runs a history to its end, checking after every step. */
export async function runScript(script: Script): Promise<Outcome> {
  const world = new World(script);
  let steps = 0;
  let failure: unknown = null;
  try {
    for (const op of script.ops) world.scheduler.after(op.at, () => act(world, op));
    const lastAt = script.ops.at(-1)?.at ?? 0;
    world.scheduler.after(lastAt + 500, () => calmDown(world));
    const until = lastAt + 500 + SETTLE_MS;
    while (world.scheduler.now <= until && world.scheduler.step()) {
      steps++;
      await drained();
      world.trace.note(world.scheduler.now);
      if (world.broken) throw world.broken;
      world.compareDirty();
      world.checkResting();
    }
    await expectQuiet(world);
    const { state } = world.watch.ledgers;
    if (Object.values(state.parties.items).some((item) => item.final)) {
      world.coverage.count('review reached final');
      if (script.start === 'nothing') world.coverage.count('review from nothing to final');
    }
  } catch (error) {
    failure = error;
  }
  world.trace.note(steps);
  const { seed } = script;
  return {
    seed,
    steps,
    digest: world.trace.digest,
    coverage: world.coverage,
    violation: violationOf(failure),
  };
}

/** Lets everything that is ready run on until it waits for virtual time again. */
function drained(): Promise<void> {
  return nextTurn();
}

/** Faults stop; everyone comes back; what had lost something breaks, as a real connection would have. */
function calmDown(world: World): void {
  world.isCalm = true;
  world.isServing = false;
  if (!world.hub.isUp) world.crashHub(1);
  for (const device of world.devices) {
    if (!device.isUp) device.start();
    else if (device.wire?.hasLost) world.cut(device, 1, 1);
  }
}

function violationOf(failure: unknown): Outcome['violation'] {
  if (failure === null) return null;
  if (failure instanceof Violation) return { invariant: failure.invariant, message: failure.message };
  const message = failure instanceof Error ? (failure.stack ?? failure.message) : JSON.stringify(failure);
  return { invariant: 'crash', message };
}
