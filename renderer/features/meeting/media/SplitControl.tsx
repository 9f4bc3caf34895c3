import { ChevronUp } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { ChoiceMenu, type ChoiceGroup } from '#renderer/ui/ChoiceMenu.tsx';
import { RoomControl } from '../RoomControl.tsx';
import styles from './SplitControl.module.css';

/** A control of the room with the choice of its device beside it. */
export function SplitControl({
  menuLabel,
  groups,
  ...control
}: ComponentProps<typeof RoomControl> & {
  readonly menuLabel: string;
  readonly groups: readonly ChoiceGroup[];
}): ReactNode {
  return (
    <div className={styles.split}>
      <RoomControl {...control} />
      <ChoiceMenu groups={groups}>
        <button type="button" className={styles.menu} aria-label={menuLabel} aria-haspopup="menu">
          <ChevronUp aria-hidden />
        </button>
      </ChoiceMenu>
    </div>
  );
}
