import { to } from '../decision.ts';
import type { NewEvent } from '../event.ts';
import type { ItemId, MemberId } from '../ids.ts';
import { standingChair } from '../policy.ts';
import type { DossierState } from '../state.ts';

type Announced = NonNullable<DossierState['parties']['announced']>;

/**
 * Introduces the panel to every party as it is now (L3): those introduced before stay known, also once they have
 * withdrawn. Nothing where there is no news. `appointed` is the chair that is being appointed with it.
 */
export function announcement(
  state: DossierState,
  appointed?: { readonly itemId: ItemId; readonly memberId: MemberId },
): readonly NewEvent[] {
  const before = state.parties.announced;
  if (!before) return [];
  const now = panelOf(state, appointed);
  const fresh = now.experts.filter(
    ({ memberId }) => !before.experts.some((known) => known.memberId === memberId),
  );
  const isSameChairs =
    now.chairs.length === before.chairs.length &&
    now.chairs.every((chair, index) => {
      const known = before.chairs[index];
      return known?.itemId === chair.itemId && known.memberId === chair.memberId;
    });
  if (fresh.length === 0 && isSameChairs) return [];
  return [
    to('parties', {
      type: 'panel.announced',
      v: 1,
      payload: { experts: [...before.experts, ...fresh], chairs: [...now.chairs] },
    }),
  ];
}

/** The panel as the opening of a meeting introduces it: joined experts without a conflict, and the standing chairs. */
export function panelOf(
  state: DossierState,
  appointed?: { readonly itemId: ItemId; readonly memberId: MemberId },
): Announced {
  const experts = Object.values(state.panel.members)
    .filter((expert) => expert.status === 'joined' && !state.panel.recusals[expert.memberId]?.conflict)
    .map(({ status: _status, ...seat }) => seat);
  const chairs = state.parties.itemOrder.flatMap((itemId) => {
    const memberId = appointed?.itemId === itemId ? appointed.memberId : standingChair(state, itemId);
    return memberId ? [{ itemId, memberId }] : [];
  });
  return { experts, chairs };
}
