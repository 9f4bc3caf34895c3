import { useState } from 'react';
import { usePreferences } from '#renderer/app/preferences/preferences-context.ts';
import type { FindScope } from './FindField.tsx';
import { PANES_KEY, parsePanes, type LeftTab, type Panes } from './panes.ts';

export interface OpenPanes {
  readonly isLeftOpen: boolean;
  readonly isRightOpen: boolean;
  readonly isFinding: boolean;
  readonly tab: LeftTab;
  readonly scope: FindScope;
  readonly setScope: (scope: FindScope) => void;
  readonly setTab: (tab: LeftTab) => void;
  readonly toggleLeft: () => void;
  readonly toggleRight: () => void;
  readonly toggleFind: () => void;
  readonly openFind: (scope?: FindScope) => void;
}

/** Below this many rem of window the left pane stays folded until asked for. */
const ROOM_FOR_LEFT_REM = 72;

/** Which panes stand beside the page: as this person left them, or as the window's width suggests. */
export function usePanes(widthRem: number): OpenPanes {
  const { preferences, setPlace } = usePreferences();
  const panes = parsePanes(preferences.places[PANES_KEY]);
  const [isFinding, setIsFinding] = useState(false);
  const [scope, setScope] = useState<FindScope>('report');
  const isLeftOpen = isFinding || (panes.left ?? widthRem >= ROOM_FOR_LEFT_REM);
  const isRightOpen = panes.right ?? true;
  const keep = (part: Partial<Panes>) => setPlace(PANES_KEY, JSON.stringify({ ...panes, ...part }));
  return {
    isLeftOpen,
    isRightOpen,
    isFinding,
    tab: isFinding ? 'find' : panes.tab,
    scope,
    setScope,
    setTab: (tab) => {
      setIsFinding(tab === 'find');
      if (tab !== 'find') keep({ tab, left: true });
    },
    toggleLeft: () => {
      setIsFinding(false);
      keep({ left: !isLeftOpen });
    },
    toggleRight: () => keep({ right: !isRightOpen }),
    toggleFind: () => setIsFinding((old) => !old),
    openFind: (wanted) => {
      setIsFinding(true);
      if (wanted) setScope(wanted);
    },
  };
}
