import type { ReactNode } from 'react';
import type { ItemId } from '#shared/domain/ids.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { OpinionBody } from './OpinionBody.tsx';
import { OpinionPlaceContext } from './opinion-place.ts';

/** The opinion within the meeting room: the same boards, with the room around them. */
export function OpinionInRoom({
  itemId,
  onItem,
}: {
  readonly itemId: ItemId;
  readonly onItem: (itemId: ItemId) => void;
}): ReactNode {
  const { state } = useOpenDossier();
  const item = state.parties.items[itemId];
  if (!item) return null;
  return (
    <OpinionPlaceContext.Provider value={onItem}>
      <OpinionBody key={itemId} item={item} />
    </OpinionPlaceContext.Provider>
  );
}
