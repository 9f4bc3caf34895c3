import type { MemberId } from '#shared/domain/ids.ts';
import { isChairOf, signersOf } from '#shared/domain/policy.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { Coverage, ReadingShare } from '#shared/protocol/coverage.ts';
import type { CoverageDesk } from './coverage.ts';

/**
 * Takes what a member shares of their reading, and answers what they may know of the panel's: the standing chair
 * the sum, every other expert nothing, and to anyone who does not review the report there is none (RC1).
 */
export function coverageFor(
  desk: CoverageDesk,
  state: DossierState,
  memberId: MemberId,
  { dossierId, itemId, versionId, share }: ReadingShare,
): { readonly coverage: Coverage | null } | null {
  const panel = signersOf(state, itemId).map((expert) => expert.memberId);
  const item = Object.hasOwn(state.parties.items, itemId) ? state.parties.items[itemId] : undefined;
  const isOfReport = item?.versions.some((version) => version.versionId === versionId) === true;
  if (!isOfReport || !panel.includes(memberId)) return null;
  desk.share(dossierId, versionId, memberId, share);
  const isChair = isChairOf(state, memberId, itemId);
  return { coverage: isChair ? desk.tell(dossierId, versionId, panel, memberId) : null };
}
