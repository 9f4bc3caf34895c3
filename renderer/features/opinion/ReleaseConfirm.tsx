import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';

/** Handing the sealed opinion to every party (L3): what each of them sees from now on, and what stays closed. */
export function ReleaseConfirm({
  opinion,
  isOpen,
  onDone,
}: {
  readonly opinion: OpinionDraft;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [isBusy, setIsBusy] = useState(false);
  const { itemId, sealed } = opinion;
  if (!sealed) return null;
  const command = { type: 'opinion.release', itemId, sealedSha256: sealed.sha256 } as const;
  const roles = (['owner', 'compiler', 'department', 'leader'] as const).flatMap((role) => {
    const names = peopleOf(state)
      .filter((person) => person.role === role && person.status === 'joined')
      .map((person) => person.name);
    return names.length > 0 ? [{ role, names }] : [];
  });
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command, { done: t('release.done') });
    setIsBusy(false);
    if (result.ok) onDone();
  };
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('release.title')}
      lead={t('release.lead')}
      disclosures={[
        ...roles.map(({ role, names }) => ({
          whom: t(`common:roles.${role}`),
          what: t(role === 'compiler' ? 'release.compilerSees' : 'release.partySees', {
            names: names.join(t('common:listMark')),
          }),
        })),
        { whom: t('release.hidden'), what: t('release.hiddenWhat'), isVisible: false },
      ]}
      file={{ name: sealed.name, sha256: sealed.sha256 }}
      act={t('release.act')}
      isBusy={isBusy}
      blockedBy={blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    />
  );
}
