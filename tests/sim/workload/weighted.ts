import type { Command } from '#shared/domain/command.ts';
import type { Member } from '#shared/domain/dossier/member.ts';
import type { DossierState, ReviewItem } from '#shared/domain/state.ts';
import type { Say } from '#shared/testing/cast.ts';
import type { Random } from '../random.ts';
import type { Mood } from '../script.ts';

/** A person at their desk: what they see, and what they feel like. */
export interface Desk {
  readonly state: DossierState;
  readonly member: Member;
  readonly random: Random;
  readonly mood: Mood;
  readonly say: Say;
  /** A new id that begins with `prefix`. */
  newId(prefix: string): string;
  readonly nowMs: number;
}

/** Something a person might do now, and how likely beside the others. */
export type Choice = readonly [weight: number, make: () => Command];

export function choose(random: Random, choices: readonly Choice[]): Command | null {
  // Where nothing weighs much, most people do nothing.
  const total = Math.max(
    1,
    choices.reduce((sum, [weight]) => sum + weight, 0),
  );
  let left = (random.next() / 4_294_967_296) * total;
  for (const [weight, make] of choices) {
    left -= weight;
    if (left < 0) return make();
  }
  return null;
}

export function itemsOf({ state }: Desk): readonly ReviewItem[] {
  return state.parties.itemOrder.flatMap((itemId) => state.parties.items[itemId] ?? []);
}

/** One of the list as a list, or none of an empty one. */
export function someOf<T>(random: Random, list: readonly T[]): readonly T[] {
  return list.length === 0 ? [] : [random.pick(list)];
}
