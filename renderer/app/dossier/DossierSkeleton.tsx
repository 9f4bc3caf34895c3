import type { ReactNode } from 'react';
import { Columns } from '#renderer/ui/Columns.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';

export function DossierSkeleton(): ReactNode {
  return (
    <Columns
      side={
        <Panel isFlush>
          <SkeletonRows rows={5} />
        </Panel>
      }
    >
      <Panel isFlush>
        <SkeletonRows rows={3} />
      </Panel>
      <Panel isFlush>
        <SkeletonRows rows={5} />
      </Panel>
    </Columns>
  );
}
