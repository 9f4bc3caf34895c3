import type { YunpingClient } from '#renderer/app/client/client.ts';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { CarryContext } from '#shared/anchoring/carry/carry-context.ts';
import type { Carried } from '#shared/anchoring/carry/carried.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import type { Sha256 } from '#shared/domain/ids.ts';

/** Two versions laid beside each other, and where the marks that were asked for went. */
export interface ComparedPair {
  readonly old: VersionContent;
  readonly now: VersionContent;
  readonly context: CarryContext;
  readonly carried: Map<string, Carried>;
}

/** Each is some tens of megabytes for two long reports. */
const MOST_PAIRS = 2;

/** What a mark is known by among the carried. */
export function keyOfMark(anchor: Anchor): string {
  return JSON.stringify(anchor);
}

/**
 * The last pairs of versions that were compared, by the hashes of their files: a newer version opened again, or
 * a copy made of it, does not begin anew. Everything in it can be made again.
 */
export class ComparedPairs {
  readonly #pairs = new Map<string, ComparedPair>();

  get(old: Sha256, now: Sha256): ComparedPair | null {
    const key = `${old} ${now}`;
    const pair = this.#pairs.get(key);
    if (!pair) return null;
    this.#pairs.delete(key); // it is the newest again
    this.#pairs.set(key, pair);
    return pair;
  }

  keep(old: Sha256, now: Sha256, pair: ComparedPair): void {
    this.#pairs.set(`${old} ${now}`, pair);
    const oldest = this.#pairs.keys().next();
    if (this.#pairs.size > MOST_PAIRS && !oldest.done) this.#pairs.delete(oldest.value);
  }

  /** The words of a version out of any pair it is in. */
  wordsOf(file: Sha256): VersionContent | null {
    for (const [key, { old, now }] of this.#pairs) {
      const [first, second] = key.split(' ');
      if (first === file) return old;
      if (second === file) return now;
    }
    return null;
  }
}

interface OfAccount {
  readonly account: string | null;
  readonly pairs: ComparedPairs;
}

const kept = new WeakMap<Pick<YunpingClient, 'session'>, OfAccount>();

/** Those of the person signed in: whoever signs in next begins without any. */
export function comparedPairsOf(client: Pick<YunpingClient, 'session'>): ComparedPairs {
  const session = client.session.get();
  const account = session.status === 'signedIn' ? session.account.accountId : null;
  const known = kept.get(client);
  if (known?.account === account) return known.pairs;
  const pairs = new ComparedPairs();
  kept.set(client, { account, pairs });
  return pairs;
}
