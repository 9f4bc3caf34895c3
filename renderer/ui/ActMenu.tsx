import { Dropdown } from 'antd';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface MenuAct {
  readonly key: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly isDanger?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly run: () => void;
}

/** Acts behind a press on what it stands around. */
export function ActMenu({
  acts,
  children,
}: {
  readonly acts: readonly MenuAct[];
  /** The button. */
  readonly children: ReactNode;
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
      <span>{children}</span>
    </Dropdown>
  );
}
