import type { MemberId } from '#shared/domain/ids.ts';
import {
  CHAIR,
  CLERK,
  COMPILER,
  DEPARTMENT,
  EVERYONE,
  EXPERTS,
  LEADER,
  OWNER,
} from '#shared/testing/cast.ts';
import { Random } from './random.ts';
import { STARTS, type Mood, type Op, type Rates, type Script } from './script.ts';

/** The history of a seed: who takes part, what goes wrong, and when each wants to act. */
export function makeScript(seed: number): Script {
  const random = new Random(Math.floor(seed / 4_294_967_296), seed);
  const isWhole = random.chance(0.03);
  const isRestless = !isWhole && random.chance(0.12);
  const isBallot = !isWhole && !isRestless && random.chance(0.07);
  const start = isWhole ? 'nothing' : isBallot ? 'voting' : random.pick(STARTS);
  const devices = isWhole
    ? wholeCast(random)
    : isBallot
      ? votingCast(random)
      : isRestless
        ? movableCast(random)
        : someCast(random);
  const rates = makeRates(random, isWhole);
  const mood = makeMood(random, isWhole);
  const acts = isWhole ? random.between(350, 450) : random.between(25, 70);
  return {
    seed,
    start,
    devices,
    rates: isRestless
      ? { ...rates, burst: 0.6, reorder: random.chance(0.5) ? 0.4 : 0 }
      : isBallot
        ? { ...rates, ...makeUnsure(random) }
        : rates,
    mood: isRestless ? { ...mood, reassign: 8 } : mood,
    ops: makeOps(random, devices, acts, isRestless),
  };
}

/** The clerk, and those whose role the clerk changes while they come and go. */
function movableCast(random: Random): readonly MemberId[] {
  return [CLERK, random.pick([OWNER, COMPILER]), DEPARTMENT];
}

/** Who leads a vote, those who vote in it, and one of them on a second machine. */
function votingCast(random: Random): readonly MemberId[] {
  return [CLERK, ...EXPERTS, random.pick([...EXPERTS, OWNER])];
}

/** A hub of which nobody knows, around every ballot, what became durable. */
function makeUnsure(random: Random): Partial<Rates> {
  const rate = random.pick(['crashBeforeCommit', 'crashAfterCommit', 'failBefore', 'failAfter'] as const);
  return { [rate]: 0.25 };
}

function wholeCast(random: Random): readonly MemberId[] {
  return [CLERK, ...EXPERTS, COMPILER, random.pick([OWNER, DEPARTMENT, LEADER, CHAIR, CLERK])];
}

/** Two to six devices; now and then two of one person. */
function someCast(random: Random): readonly MemberId[] {
  const count = random.between(2, 6);
  const devices: MemberId[] = [random.chance(0.8) ? CLERK : CHAIR];
  const rest: MemberId[] = EVERYONE.filter((member) => !devices.includes(member));
  // Where something is kept from somebody, there is somebody to keep it from.
  if (random.chance(0.5)) devices.push(OWNER, random.pick(EXPERTS));
  while (devices.length < count) {
    const next = random.chance(0.15) ? random.pick(devices) : random.pick(rest);
    devices.push(next);
  }
  return devices;
}

function makeRates(random: Random, isWhole: boolean): Rates {
  const scale = isWhole ? 0.15 : 1;
  const some = (probability: number, most: number): number =>
    random.chance(probability) ? (random.below(1000) / 1000) * most * scale : 0;
  return {
    loss: some(0.25, 0.3),
    duplicate: some(0.3, 0.5),
    reorder: some(0.25, 0.5),
    delay: some(0.4, 0.5),
    delayMs: random.pick([300, 2000, 20_000]),
    burst: some(0.4, 0.8),
    corrupt: some(0.12, 0.2),
    crashBeforeCommit: some(0.25, 0.1),
    crashAfterCommit: some(0.25, 0.1),
    failBefore: some(0.2, 0.1),
    failAfter: some(0.25, 0.1),
    deviceCrash: some(0.3, 0.05),
    slowDisk: some(0.3, 0.6),
  };
}

function makeMood(random: Random, isWhole: boolean): Mood {
  const drama = (probability: number): number =>
    random.chance(probability) ? random.pick([1, 3, 8]) : isWhole ? 0.05 : 0.3;
  return {
    remove: drama(0.2),
    recuse: drama(0.15),
    reassign: drama(0.3),
    closedDoors: random.pick([0.5, 1, 3]),
    reopen: drama(0.2),
  };
}

function makeOps(
  random: Random,
  devices: readonly MemberId[],
  acts: number,
  isRestless: boolean,
): readonly Op[] {
  const faults = {
    crashHub: random.chance(0.3) ? 0.04 : 0,
    crashDevice: random.chance(0.3) ? 0.06 : 0,
    wipe: random.chance(0.1) ? 0.03 : 0,
    rot: random.chance(0.15) ? 0.05 : 0,
    cut: isRestless ? 0.5 : random.chance(0.4) ? 0.08 : 0,
    halfOpen: random.chance(0.2) ? 0.05 : 0,
    hubClock: random.chance(0.2) ? 0.05 : 0,
    probe: random.chance(0.5) ? 0.15 : 0,
  };
  const pace = random.pick([30, 150, 400]);
  const ops: Op[] = [];
  let at = 200;
  for (let n = 0; n < acts; n++) {
    at += random.below(2 * pace);
    const device = random.below(devices.length);
    const happens = (rate: number): boolean => rate > 0 && random.chance(rate);
    if (happens(faults.crashHub)) ops.push({ kind: 'crashHub', at, ms: random.between(50, 3000) });
    if (happens(faults.crashDevice))
      ops.push({ kind: 'crashDevice', at, device, ms: random.between(50, 3000) });
    if (happens(faults.wipe)) ops.push({ kind: 'wipe', at, device, ms: random.between(50, 3000) });
    if (happens(faults.rot)) ops.push({ kind: 'rot', at, device, pick: random.next() });
    if (happens(faults.cut))
      ops.push({
        kind: 'cut',
        at,
        device,
        ms: isRestless ? random.between(1, 60) : random.pick([50, 1000, 8000]),
      });
    if (happens(faults.halfOpen)) {
      ops.push({ kind: 'halfOpen', at, device, up: random.chance(0.5), ms: random.between(500, 15_000) });
    }
    if (happens(faults.hubClock)) {
      ops.push({ kind: 'hubClock', at, byMs: random.pick([-315_360_000_000, -60_000, -1, 3_600_000]) });
    }
    if (happens(faults.probe))
      ops.push({ kind: 'probe', at, member: random.pick(EVERYONE), pick: random.next() });
    if (random.chance(0.5)) ops.push({ kind: 'room', at, device, pick: random.next() });
    if (random.chance(0.5)) ops.push({ kind: 'media', at, device, pick: random.next() });
    if (random.chance(0.05)) ops.push({ kind: 'draft', at, device, pick: random.next() });
    ops.push({ kind: 'work', at, device, pick: random.next() });
  }
  return ops;
}
