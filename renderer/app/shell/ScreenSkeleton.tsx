import type { ReactNode } from 'react';
import { Columns } from '#renderer/ui/Columns.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';

export function ScreenSkeleton(): ReactNode {
  return (
    <Columns>
      <Panel isFlush>
        <SkeletonRows rows={4} />
      </Panel>
    </Columns>
  );
}
