import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierId, ItemId } from '#shared/domain/ids.ts';
import { Columns } from '#renderer/ui/Columns.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { DossierGate } from '#renderer/app/dossier/DossierGate.tsx';
import { useAccount } from '#renderer/app/use-account.ts';
import { IntakeForm } from './IntakeForm.tsx';
import { IntakeUploads } from './IntakeUploads.tsx';

interface Created {
  readonly dossierId: DossierId;
  readonly files: ReadonlyMap<ItemId, File>;
}

/** A new case on one page: what it is, whose it is, and its reports. */
export function IntakeScreen(): ReactNode {
  const { t } = useTranslation(['intake', 'home']);
  const { account, canCreate } = useAccount();
  const [created, setCreated] = useState<Created | null>(null);
  return (
    <>
      <TopLine crumbs={[{ label: t('home:dossiers'), to: '/dossiers' }, { label: t('title') }]} />
      {!canCreate && <ErrorState title={t('notEntitled')} todo={t('notEntitledTodo')} />}
      {account && canCreate && (
        <Columns>
          {created ? (
            <DossierGate dossierId={created.dossierId}>
              <IntakeUploads files={created.files} />
            </DossierGate>
          ) : (
            <IntakeForm
              account={account}
              onCreated={(dossierId, files) => setCreated({ dossierId, files })}
            />
          )}
        </Columns>
      )}
    </>
  );
}
