import type { ReactNode } from 'react';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { itemsOf } from '../items-of.ts';
import { PanelCommentsPanel } from './PanelCommentsPanel.tsx';
import { PublishedPanel } from './PublishedPanel.tsx';
import { ReleasedCommentsPanel } from './ReleasedCommentsPanel.tsx';

/** Comments as far as the viewer's ledgers go: the panel's, those released, the published opinion. */
export function CommentsTab(): ReactNode {
  const { state, member } = useOpenDossier();
  const items = itemsOf(state);
  switch (member.role) {
    case 'clerk':
    case 'expert':
      return items.map((item) => <PanelCommentsPanel key={item.itemId} item={item} />);
    case 'owner':
    case 'compiler':
      return items.map((item) => <ReleasedCommentsPanel key={item.itemId} item={item} />);
    case 'department':
    case 'leader':
      return items.map((item) => <PublishedPanel key={item.itemId} item={item} />);
  }
}
