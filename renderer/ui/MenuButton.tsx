import { Ellipsis, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ActMenu, type MenuAct } from './ActMenu.tsx';
import { IconButton } from './IconButton.tsx';
import { SecondaryButton } from './SecondaryButton.tsx';

/** 更多: acts that do not deserve a button of their own. */
export function MenuButton({
  label,
  icon = Ellipsis,
  size,
  isIconAlone = false,
  acts,
}: {
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly size?: 'small' | undefined;
  /** Where a word would cost a line: `label` is the name and the tooltip. */
  readonly isIconAlone?: boolean;
  readonly acts: readonly MenuAct[];
}): ReactNode {
  return (
    <ActMenu acts={acts}>
      {isIconAlone ? (
        <IconButton icon={icon} label={label} />
      ) : (
        <SecondaryButton icon={icon} size={size}>
          {label}
        </SecondaryButton>
      )}
    </ActMenu>
  );
}
