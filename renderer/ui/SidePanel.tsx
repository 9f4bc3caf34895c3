import { Drawer } from 'antd';
import type { ReactNode } from 'react';

/** A sheet from the right for work beside the page: a form, a list. Escape closes it. */
export function SidePanel({
  isOpen,
  title,
  onClose,
  children,
  foot,
}: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}): ReactNode {
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      title={title}
      size="min(32rem, 92vw)"
      destroyOnHidden
      {...(foot !== undefined && { footer: foot })}
    >
      {children}
    </Drawer>
  );
}
