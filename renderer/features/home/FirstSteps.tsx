import { FolderPlus, Plus, Ticket } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useAccount } from '#renderer/app/use-account.ts';

/** No case yet: how to start, for the one who makes cases and for the one who is invited to them. */
export function FirstSteps(): ReactNode {
  const { t } = useTranslation('home');
  const { canCreate } = useAccount();
  return (
    <EmptyState
      icon={FolderPlus}
      title={t(canCreate ? 'first.title' : 'first.guestTitle')}
      note={t(canCreate ? 'first.note' : 'first.guestNote')}
      actions={
        <>
          {canCreate && (
            <PrimaryButton icon={Plus} size="big" to="/dossiers/new">
              {t('first.create')}
            </PrimaryButton>
          )}
          <SecondaryButton icon={Ticket} size="big" to="/join">
            {t('first.join')}
          </SecondaryButton>
        </>
      }
    />
  );
}
