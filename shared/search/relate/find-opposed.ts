import { claimsIn, type Amount, type Claim, type Stance } from './claims.ts';
import { containedIn, likenessOf, PairIndex, pairsOf, type Pairs } from './pair-index.ts';

/** Two texts that ask for opposite things, or give one quantity two values; `words` are where each does. */
export interface Opposed<K> {
  readonly kind: 'asks' | 'amounts';
  readonly keys: readonly [K, K];
  readonly words: readonly [string, string];
}

export interface Claiming<K> {
  readonly key: K;
  readonly text: string;
}

/** So much of what two requests speak of is the same. */
const ALIKE = 0.6;
/** A request of a few characters is about the same as anything. */
const LEAST_TOPIC = 3;
/** Values of one quantity that are kept to compare with. */
const MOST_VALUES = 16;

interface Held<K, C extends Claim> {
  readonly key: K;
  readonly claim: C;
}

/**
 * Texts that contradict each other, each pair once, in the order of the later one. Of many that say the same the
 * first stands for all, so that the time grows with their number. Yields now and then.
 */
export function* findOpposed<K>(texts: readonly Claiming<K>[]): Generator<undefined, readonly Opposed<K>[]> {
  const found = new Map<string, Opposed<K>>();
  const numbers = new Map<K, number>();
  const add = (kind: Opposed<K>['kind'], one: Held<K, Claim>, other: Held<K, Claim>): void => {
    const pair = [numbers.get(one.key) ?? 0, numbers.get(other.key) ?? 0].sort((a, b) => a - b).join(' ');
    if (one.key === other.key || found.has(pair)) return;
    found.set(pair, { kind, keys: [one.key, other.key], words: [one.claim.words, other.claim.words] });
  };
  const sides = { yes: new Topics<K>(), no: new Topics<K>() };
  const amounts = new Map<string, Held<K, Amount>[]>();
  for (const { key, text } of texts) {
    numbers.set(key, numbers.size);
    for (const claim of claimsIn(text)) {
      if (claim.kind === 'amount') {
        const held = { key, claim };
        for (const other of opposedAmounts(amounts, held)) add('amounts', other, held);
      } else {
        const held = { key, claim };
        const other = (claim.isYes ? sides.no : sides.yes).find(claim);
        if (other) add('asks', other, held);
        (claim.isYes ? sides.yes : sides.no).add(held);
      }
    }
    yield;
  }
  return [...found.values()];
}

/** The first that gives the quantity a value which cannot be this one too. */
function opposedAmounts<K>(
  known: Map<string, Held<K, Amount>[]>,
  held: Held<K, Amount>,
): readonly Held<K, Amount>[] {
  const { quantity, least, most } = held.claim;
  const before = known.get(quantity) ?? [];
  known.set(quantity, before);
  const isKnown = before.some(({ claim }) => claim.least === least && claim.most === most);
  if (!isKnown && before.length < MOST_VALUES) before.push(held);
  return before.filter(({ claim }) => claim.least > most || claim.most < least).slice(0, 1);
}

/** One side of all axes, by what is spoken of; of equal topics the first is kept. */
class Topics<K> {
  readonly #byAxis = new Map<string, { index: PairIndex; held: Held<K, Stance>[]; exact: Set<string> }>();

  add(held: Held<K, Stance>): void {
    const { axis, topic } = held.claim;
    if (topic.length < LEAST_TOPIC) return;
    const known = this.#byAxis.get(axis) ?? { index: new PairIndex(), held: [], exact: new Set<string>() };
    this.#byAxis.set(axis, known);
    if (known.exact.has(topic)) return;
    known.exact.add(topic);
    known.index.add(pairsOf(topic));
    known.held.push(held);
  }

  find({ axis, topic }: Stance): Held<K, Stance> | undefined {
    const known = this.#byAxis.get(axis);
    if (!known || topic.length < LEAST_TOPIC) return undefined;
    const pairs = pairsOf(topic);
    const near = known.index.near(pairs).find((id) => isSameTopic(pairs, known.index.pairs(id)));
    return near === undefined ? undefined : known.held[near];
  }
}

/** 沉沙池设计 is a part of 右岸沉沙池设计. */
const LEAST_PART = 3;

function isSameTopic(a: Pairs, b: Pairs): boolean {
  if (likenessOf(a, b) >= ALIKE) return true;
  return Math.min(a.size, b.size) >= LEAST_PART && containedIn(a, b) === 1;
}
