import type { ReactNode } from 'react';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { CommentCounts } from '../comments/CommentCounts.tsx';
import { PanelOverview } from '../experts/PanelOverview.tsx';
import { ReportsPanel } from './ReportsPanel.tsx';

/** The first page of a case: the reports, and for the panel's side how far panel and comments are. */
export function DocumentsTab(): ReactNode {
  const { state, member } = useOpenDossier();
  const hasPanel = Object.keys(state.panel.members).length > 0;
  return (
    <>
      <ReportsPanel />
      {hasPanel && <PanelOverview />}
      {hasPanel && (member.role === 'clerk' || member.role === 'expert') && <CommentCounts />}
    </>
  );
}
