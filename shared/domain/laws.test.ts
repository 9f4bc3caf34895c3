// Laws that hold for every history. Histories are walks of a whole cast through plausible commands.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../lib/canonical-json.ts';
import { EVERYONE, FLOOD, SOIL } from '../testing/cast.ts';
import { aReview, type Review } from '../testing/review.ts';
import { markedTexts } from '#tests/sim/canary.ts';
import { Random } from '#tests/sim/random.ts';
import { dueServices, systemCommands } from '#tests/sim/services.ts';
import { plausible } from '#tests/sim/workload/plausible.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { evolve } from './evolve.ts';
import type { MemberId } from './ids.ts';
import { allMembers, findMember, isRecused, ledgersOf } from './ledger/access.ts';
import type { LedgerId } from './ledger/ledger-id.ts';
import { parseRecorded } from './ledger/upcast.ts';
import { EMPTY_DOSSIER, ledgerKind, type DossierState } from './state.ts';
import { visibleState } from './view/visible.ts';

const MOOD = { remove: 1, recuse: 1, reassign: 1, closedDoors: 1, reopen: 1 };
const STARTS: readonly ((review: Review) => Review)[] = [
  (review) => review.created(),
  (review) => review.inPanelForming(),
  (review) => review.inPreReview(),
  (review) => review.withComments(),
  (review) => review.inMeeting(),
  (review) => review.deliberating(),
  (review) => review.drafted(),
  (review) => review.signed(),
  (review) => review.inRevision(),
  (review) => review.rechecked(),
];
const walks = fc.record({
  seed: fc.nat(),
  start: fc.nat(STARTS.length - 1),
  steps: fc.integer({ min: 10, max: 60 }),
});

interface Walk {
  readonly review: Review;
  readonly random: Random;
  /** What somebody would do now. */
  readonly next: () => { readonly who: MemberId; readonly command: Command } | null;
}

function walk(
  { seed, start, steps }: { seed: number; start: number; steps: number },
  look: (walk: Walk) => void = () => undefined,
): Walk {
  const random = new Random(seed, start);
  let no = 0;
  const say = markedTexts(() => ++no);
  const review = (STARTS[start] ?? ((same: Review) => same))(aReview([FLOOD, SOIL], say));
  const next: Walk['next'] = () => {
    const member = random.pick(allMembers(review.state));
    const state = visibleState(review.state, member.memberId);
    const newId = (prefix: string): string => `${prefix}-${++no}`;
    const command = plausible({ state, member, random, mood: MOOD, say, newId, nowMs: review.nowMs });
    return command && { who: member.memberId, command };
  };
  const going: Walk = { review, random, next };
  for (let n = 0; n < steps; n++) {
    for (const command of dueServices(review.state, (id) => review.boxes.get(id) ?? []))
      give(review, 'hub', command);
    const act = next();
    if (act) give(review, act.who, act.command);
    look(going);
  }
  return going;
}

function give(review: Review, who: MemberId | 'hub', command: Command): void {
  if (review.asks(who, command).ok) review.does(who, command);
}

function fold(history: Review['history'], keep: (ledgerId: LedgerId) => boolean = () => true): DossierState {
  const seqs = new Map<LedgerId, number>();
  return history
    .flatMap(({ events, meta }) => events.map((event) => ({ ...event, meta })))
    .filter(({ ledgerId }) => keep(ledgerId))
    .reduce((state, { ledgerId, event, meta }) => {
      const seq = (seqs.get(ledgerId) ?? 0) + 1;
      seqs.set(ledgerId, seq);
      return evolve(state, { ledgerId, event, seq, meta });
    }, EMPTY_DOSSIER);
}

test('EV1 S3: the same events fold to the same state', () => {
  fc.assert(
    fc.property(walks, (given) => {
      const { review } = walk(given);
      const again = fold(review.history);
      expect(canonicalJson(again)).toBe(canonicalJson(review.state));
    }),
    { numRuns: 40 },
  );
});

test('EV2: every event there is survives being written down and read', () => {
  fc.assert(
    fc.property(walks, (given) => {
      for (const { events } of walk(given).review.history) {
        for (const { event } of events) {
          const line = JSON.parse(JSON.stringify(event)) as typeof event;
          expect(canonicalJson(parseRecorded(line))).toBe(canonicalJson(event));
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('LE3: a slice is folded from its own ledger alone', () => {
  fc.assert(
    fc.property(walks, (given) => {
      const { review } = walk(given);
      for (const kind of ['parties', 'panel', 'applicants', 'bureau'] as const) {
        const alone = fold(review.history, (ledgerId) => ledgerKind(ledgerId) === kind);
        expect(canonicalJson(alone[kind])).toBe(canonicalJson(review.state[kind]));
      }
      const privates = fold(review.history, (ledgerId) => ledgerKind(ledgerId) === 'private').privates;
      expect(canonicalJson(privates)).toBe(canonicalJson(review.state.privates));
    }),
    { numRuns: 40 },
  );
});

test('LE4 L2: what a member may know holds no word of a ledger that is not theirs, but what was released', () => {
  fc.assert(
    fc.property(walks, (given) => {
      const { review } = walk(given);
      for (const { memberId } of allMembers(review.state)) {
        const ledgers = new Set<string>(ledgersOf(review.state, memberId));
        const told = JSON.stringify(
          review.history.flatMap(({ events }) => events.filter(({ ledgerId }) => ledgers.has(ledgerId))),
        );
        for (const [canary] of JSON.stringify(visibleState(review.state, memberId)).matchAll(/<<[^>]+>>/g)) {
          expect(told).toContain(canary);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('LE5: a prediction on what a member may know is the decision on all there is', () => {
  fc.assert(
    fc.property(walks, (given) => {
      walk(given, ({ review, random, next }) => {
        for (const act of [
          next(),
          next(),
          { who: random.pick(EVERYONE), command: anything(review, random, next) },
        ]) {
          if (!act?.command) continue;
          expectSame(review, act.who, act.command);
        }
      });
    }),
    { numRuns: 40 },
  );
});

/** Something that may make no sense at all for who gives it. */
function anything(review: Review, random: Random, next: Walk['next']): Command | null {
  if (random.chance(0.2)) {
    return random.pick<Command | null>([...systemCommands(review.state, random.pick(EVERYONE)), null]);
  }
  return next()?.command ?? null;
}

function expectSame({ state, nowMs }: Review, memberId: MemberId, command: Command): void {
  const context = { actor: { kind: 'member', memberId }, nowMs } as const;
  const real = decide(state, command, context);
  const predicted = decide(visibleState(state, memberId), command, context);
  const member = findMember(state, memberId);
  // Who has no right to anything hears as much; their desktop does not know why (LE5).
  const isOutside = member?.status !== 'joined' || isRecused(state, memberId);
  if (isOutside)
    expect([real.ok, predicted.ok]).toEqual(
      command.type === 'dossier.create' ? [false, expect.any(Boolean)] : [false, false],
    );
  else expect(told(predicted), `${memberId} ${JSON.stringify(command)}`).toEqual(told(real));
}

function told(decision: Decision): unknown {
  return decision.ok ? decision.value : decision.error;
}

test('R4: behind closed doors nothing is decided that others could read, unless it opens them', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 10, max: 40 }), (seed, steps) => {
      walk({ seed, start: 5, steps }, ({ review, next }) => {
        const open = Object.values(review.state.parties.meetings).find(
          (meeting) => meeting.status === 'open',
        );
        const isClosed = open?.deliberations.at(-1)?.endedAt === null;
        const act = next();
        const decision = act && review.asks(act.who, act.command);
        if (!isClosed || !decision?.ok) return;
        const ends = decision.value.some(({ event }) => event.type === 'meeting.deliberationEnded');
        const outside = decision.value.filter(({ ledgerId }) =>
          ['parties', 'applicants', 'bureau'].includes(ledgerId),
        );
        if (!ends) expect(outside).toEqual([]);
      });
    }),
    { numRuns: 60 },
  );
});
