import { Dropdown } from 'antd';
import { Ellipsis, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
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
  acts,
}: {
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly size?: 'small' | undefined;
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
        <SecondaryButton icon={icon} size={size}>
          {label}
        </SecondaryButton>
      </span>
    </Dropdown>
  );
}
