import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Member } from '#shared/domain/dossier/member.ts';
import { allMembers } from '#shared/domain/ledger/access.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { SeatForm } from './SeatForm.tsx';
import { SeatRow } from './SeatRow.tsx';

export type SeatKind = 'experts' | 'parties';

/** Who has a seat in this case: added by the clerk, taken by invitation. */
export function SeatsPanel({ kind }: { readonly kind: SeatKind }): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { state } = useOpenDossier();
  const [search] = useSearchParams();
  const [isAdding, setIsAdding] = useState(kind === 'experts' && search.get('add') === '1');
  const isOfKind = (member: Member): boolean =>
    kind === 'experts' ? member.role === 'expert' : member.role !== 'expert' && member.role !== 'clerk';
  const members = allMembers(state).filter((member) => member.status !== 'removed' && isOfKind(member));
  return (
    <Panel
      title={t(`seats.${kind}.title`)}
      aside={
        <SecondaryButton icon={Plus} size="small" onClick={() => setIsAdding(true)}>
          {t(`seats.${kind}.add`)}
        </SecondaryButton>
      }
      isFlush
    >
      {members.length === 0 && (
        <EmptyState title={t(`seats.${kind}.none`)} note={t(`seats.${kind}.noneNote`)} />
      )}
      <ul>
        {members.map((member) => (
          <SeatRow key={member.memberId} member={member} />
        ))}
      </ul>
      <SeatForm kind={kind} isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </Panel>
  );
}
