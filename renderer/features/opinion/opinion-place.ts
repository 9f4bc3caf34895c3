import { createContext, use } from 'react';
import type { ItemId } from '#shared/domain/ids.ts';

/** Where the opinion stands that is not on its own screen: there another report is turned to in place. */
export const OpinionPlaceContext = createContext<((itemId: ItemId) => void) | null>(null);

export function useOpinionPlace(): ((itemId: ItemId) => void) | null {
  return use(OpinionPlaceContext);
}
