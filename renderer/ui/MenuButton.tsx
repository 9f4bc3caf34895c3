import { Dropdown } from 'antd';
import { Ellipsis, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';
import { SecondaryButton } from './SecondaryButton.tsx';

export interface MenuAct {
  readonly key: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly isDanger?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly run: () => void;
}

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
    <Dropdown
      trigger={['click']}
      menu={{
        items: acts.map(({ key, label: words, icon: Icon, isDanger, isDisabled }) => ({
          key,
          label: words,
          danger: isDanger ?? false,
          disabled: isDisabled ?? false,
          ...(Icon && { icon: <Icon size="1em" aria-hidden /> }),
        })),
        onClick: ({ key }) => acts.find((act) => act.key === key)?.run(),
      }}
    >
      <span>
        {isIconAlone ? (
          <IconButton icon={icon} label={label} />
        ) : (
          <SecondaryButton icon={icon} size={size}>
            {label}
          </SecondaryButton>
        )}
      </span>
    </Dropdown>
  );
}
