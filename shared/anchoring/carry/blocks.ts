import type { Block } from './unique-grams.ts';

/**
 * Takes from blocks that claim the same characters what both claim: which of the two is right cannot be told,
 * so neither has it (AN12). Those left shorter than `shortest` go. Sorted by `a`.
 */
export function withoutDisputes(blocks: readonly Block[], shortest: number): readonly Block[] {
  const byA = trimmed(
    [...blocks].sort((one, other) => one.a - other.a),
    ({ a }) => a,
  );
  const byB = trimmed(
    byA.sort((one, other) => one.b - other.b),
    ({ b }) => b,
  );
  return byB.filter(({ length }) => length >= shortest).sort((one, other) => one.a - other.a);
}

function trimmed(sorted: readonly Block[], at: (block: Block) => number): Block[] {
  const kept: Block[] = [];
  for (const next of sorted) {
    let block = next;
    for (let last = kept.at(-1); last; last = kept.at(-1)) {
      const shared = at(last) + last.length - at(block);
      if (shared <= 0) break;
      block = { a: block.a + shared, b: block.b + shared, length: block.length - shared };
      kept.pop();
      if (last.length > shared) {
        kept.push({ ...last, length: last.length - shared });
        break;
      }
    }
    if (block.length > 0) kept.push(block);
  }
  return kept;
}

/** Of blocks sorted by `a`, those in the same order in both texts that hold the most characters. */
export function heaviestChain(blocks: readonly Block[]): readonly Block[] {
  const weights: number[] = [];
  const before: number[] = [];
  let best = -1;
  for (const [index, block] of blocks.entries()) {
    let weight = 0;
    let from = -1;
    for (let earlier = index - 1; earlier >= 0; earlier--) {
      const other = blocks[earlier];
      if (!other || other.a >= block.a || other.b >= block.b) continue;
      if ((weights[earlier] ?? 0) > weight) {
        weight = weights[earlier] ?? 0;
        from = earlier;
      }
    }
    weights.push(weight + block.length);
    before.push(from);
    if (best < 0 || (weights[index] ?? 0) > (weights[best] ?? 0)) best = index;
  }
  const chain: Block[] = [];
  for (let index = best; index >= 0; index = before[index] ?? -1) {
    const block = blocks[index];
    if (block) chain.push(block);
  }
  return chain.reverse();
}
