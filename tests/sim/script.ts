import type { MemberId } from '#shared/domain/ids.ts';

/** Where a history begins; everything before has happened undisturbed. */
export const STARTS = [
  'nothing',
  'created',
  'acceptance',
  'panelForming',
  'withPanel',
  'preReview',
  'withComments',
  'meeting',
  'deliberating',
  'voting',
  'drafted',
  'signing',
  'sealed',
  'revision',
  'answered',
  'recheck',
  'rechecked',
  'final',
  'rehearsal',
] as const;
export type Start = (typeof STARTS)[number];

/** How often things go wrong by themselves, from 0 to 1; what is not named is off in this history. */
export interface Rates {
  readonly loss: number;
  readonly duplicate: number;
  readonly reorder: number;
  /** Part of the messages that take up to `delayMs`. */
  readonly delay: number;
  readonly delayMs: number;
  /** Messages that arrive in one go, before anything could react to the first of them. */
  readonly burst: number;
  readonly corrupt: number;
  /** Of the hub's commits: the hub dies just before, or just after it is durable. */
  readonly crashBeforeCommit: number;
  readonly crashAfterCommit: number;
  /** Of the hub's commits: the store reports a failure, having written nothing, or everything. */
  readonly failBefore: number;
  readonly failAfter: number;
  /** Of the durable writes of a device: the device dies just before or just after. */
  readonly deviceCrash: number;
  /** Of the calls of the hub's store: part of them takes long, and what comes meanwhile waits together. */
  readonly slowDisk: number;
}
export type RateName = keyof Rates;

/** What people feel like doing in this history, as multiples of the usual. */
export interface Mood {
  readonly remove: number;
  readonly recuse: number;
  readonly reassign: number;
  readonly closedDoors: number;
  readonly reopen: number;
}

export type Op =
  /** Somebody does something that makes sense to them now. */
  | { readonly kind: 'work'; readonly at: number; readonly device: number; readonly pick: number }
  /** A member with a client of their own making asks for what they should not get. */
  | { readonly kind: 'probe'; readonly at: number; readonly member: MemberId; readonly pick: number }
  | { readonly kind: 'crashHub'; readonly at: number; readonly ms: number }
  | { readonly kind: 'crashDevice'; readonly at: number; readonly device: number; readonly ms: number }
  | { readonly kind: 'wipe'; readonly at: number; readonly device: number; readonly ms: number }
  /** A byte of the device's stored copy changes; noticed at the next start or never. */
  | { readonly kind: 'rot'; readonly at: number; readonly device: number; readonly pick: number }
  | { readonly kind: 'cut'; readonly at: number; readonly device: number; readonly ms: number }
  /** Messages in one direction vanish, and nobody is told. */
  | {
      readonly kind: 'halfOpen';
      readonly at: number;
      readonly device: number;
      readonly up: boolean;
      readonly ms: number;
    }
  /** Somebody comes to the room, shows a page, hands it on, or tries to. */
  | { readonly kind: 'room'; readonly at: number; readonly device: number; readonly pick: number }
  /** Somebody joins with sound and picture, speaks to another peer, mutes, leaves, or tries to. */
  | { readonly kind: 'media'; readonly at: number; readonly device: number; readonly pick: number }
  | { readonly kind: 'hubClock'; readonly at: number; readonly byMs: number }
  | { readonly kind: 'draft'; readonly at: number; readonly device: number; readonly pick: number };
export type OpKind = Op['kind'];

/** A whole history, repeatable and small enough to commit. */
export interface Script {
  readonly seed: number;
  readonly start: Start;
  /** Whose each device is, by index. */
  readonly devices: readonly MemberId[];
  readonly rates: Rates;
  readonly mood: Mood;
  readonly ops: readonly Op[];
}
