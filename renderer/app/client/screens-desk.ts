import type { ScreenSource } from '#shared/protocol/ipc/room-contract.ts';
import type { Watched } from './client.ts';
import { WatchedValue } from './watched.ts';

/** What may be shown of this machine, while the person is asked. */
export interface ScreenChoice {
  readonly requestId: string;
  readonly sources: readonly ScreenSource[];
}

/**
 * The desktop's choice of a screen or window: it begins with `getDisplayMedia`, and is null while nothing is to be
 * chosen. A browser asks by itself and never has one.
 */
export interface ScreensDesk {
  readonly choice: Watched<ScreenChoice | null>;
  /** Null: show nothing after all. */
  readonly pick: (sourceId: string | null) => void;
}

export const NO_SCREENS: ScreensDesk = {
  choice: new WatchedValue<ScreenChoice | null>(null),
  pick: () => undefined,
};
