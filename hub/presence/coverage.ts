import type { DossierId, MemberId, VersionId } from '#shared/domain/ids.ts';
import type { Coverage, ReadingShare } from '#shared/protocol/coverage.ts';

type Share = NonNullable<ReadingShare['share']>;

/** Fewer than this many say too much of each other. */
export const LEAST_SHARING = 3;
/** From this many on numbers are told; below, steps. */
const NUMBERS_FROM = 5;

interface Version {
  readonly shares: Map<MemberId, Share>;
  told: Told | null;
}

/** The sum that is told until enough has changed, and what each had shared when it was made. */
interface Told {
  readonly coverage: Coverage;
  readonly basis: ReadonlyMap<MemberId, string>;
}

/**
 * How far panels have read, as sums (RC1-RC4). What a person shared is in memory alone and goes nowhere; a sum is
 * made anew only when several people other than its reader changed what they share, so that neither it nor its
 * difference from the one before is about one person.
 */
export class CoverageDesk {
  readonly #versions = new Map<string, Version>();

  share(dossierId: DossierId, versionId: VersionId, memberId: MemberId, share: Share | null): void {
    const key = keyOf(dossierId, versionId);
    const version = this.#versions.get(key) ?? { shares: new Map(), told: null };
    this.#versions.set(key, version);
    if (share) version.shares.set(memberId, share);
    else version.shares.delete(memberId);
  }

  /** For `reader`; `panel` are those whose reading counts at this moment. Null: too few share. */
  tell(
    dossierId: DossierId,
    versionId: VersionId,
    panel: readonly MemberId[],
    reader: MemberId,
  ): Coverage | null {
    const version = this.#versions.get(keyOf(dossierId, versionId));
    if (!version) return null;
    const counted = countedOf(version.shares, panel);
    if (counted.size < LEAST_SHARING) return null;
    const basis = new Map([...counted].map(([memberId, { read }]) => [memberId, printed(read)]));
    if (isDue(version.told, basis, reader)) version.told = { coverage: sumOf([...counted.values()]), basis };
    return version.told?.coverage ?? null;
  }
}

function keyOf(dossierId: DossierId, versionId: VersionId): string {
  return `${dossierId}/${versionId}`;
}

/** Those of the panel who divide the report as most do: a program that divides it otherwise is left out. */
function countedOf(
  shares: ReadonlyMap<MemberId, Share>,
  panel: readonly MemberId[],
): ReadonlyMap<MemberId, Share> {
  const sharing = panel.flatMap((memberId) => {
    const share = shares.get(memberId);
    return share ? [[memberId, share] as const] : [];
  });
  const byCount = [...Map.groupBy(sharing, ([, { of }]) => of).values()];
  const [most = []] = byCount.sort((a, b) => b.length - a.length);
  return new Map(most);
}

function printed(read: readonly number[]): string {
  return [...new Set(read)].sort((a, b) => a - b).join(' ');
}

/** At the first time, and then when at least two others changed what they share, of a large panel three. */
function isDue(told: Told | null, basis: ReadonlyMap<MemberId, string>, reader: MemberId): boolean {
  if (!told) return true;
  const everyone = new Set([...told.basis.keys(), ...basis.keys()]);
  everyone.delete(reader);
  const changed = [...everyone].filter((memberId) => told.basis.get(memberId) !== basis.get(memberId));
  return changed.length >= (basis.size >= NUMBERS_FROM ? 3 : 2);
}

function sumOf(shares: readonly Share[]): Coverage {
  const of = shares[0]?.of ?? 0;
  const counts = Array.from({ length: of }, (_, chapter) =>
    shares.reduce((sum, { read }) => sum + (read.includes(chapter) ? 1 : 0), 0),
  );
  if (shares.length >= NUMBERS_FROM) return { kind: 'numbers', sharing: shares.length, chapters: counts };
  return {
    kind: 'steps',
    chapters: counts.map((count) => (count === 0 ? 'none' : count === shares.length ? 'all' : 'some')),
  };
}
