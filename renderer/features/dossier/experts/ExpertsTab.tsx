import type { ReactNode } from 'react';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { ChairPanel } from './ChairPanel.tsx';
import { CommitmentPanel } from './CommitmentPanel.tsx';
import { PanelOverview } from './PanelOverview.tsx';
import { RecusalPanel } from './RecusalPanel.tsx';
import { SeatsPanel } from './SeatsPanel.tsx';

/** For the clerk: seats, invitations, chair. For an expert: what they declare and sign, and their colleagues. */
export function ExpertsTab(): ReactNode {
  const { member } = useOpenDossier();
  if (member.role === 'clerk') {
    return (
      <>
        <PanelOverview />
        <SeatsPanel kind="experts" />
        <ChairPanel />
        <SeatsPanel kind="parties" />
      </>
    );
  }
  return (
    <>
      <RecusalPanel />
      <CommitmentPanel />
      <ChairPanel />
      <PanelOverview />
    </>
  );
}
