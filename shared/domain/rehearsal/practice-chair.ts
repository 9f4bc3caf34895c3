import type { MemberId } from '../ids.ts';
import { standingChair } from '../policy.ts';
import type { Matter } from '../rules/matter-rule.ts';
import type { DossierState, Meeting } from '../state.ts';

/** Who leads with a practice report: the chair of the real one of its matter, else of the meeting's first. */
export function practiceChair(
  state: DossierState,
  { itemIds }: Pick<Meeting, 'itemIds'>,
  matter: Matter,
): MemberId | undefined {
  const alike = itemIds.find((itemId) => state.parties.items[itemId]?.matter === matter) ?? itemIds[0];
  return alike && standingChair(state, alike);
}
