import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { ReasonConfirm } from '#renderer/writing/ReasonConfirm.tsx';

/** Back to drafting, with the reason; the signatures given so far are named, for they become void (R3). */
export function ReopenConfirm({
  opinion: { itemId, signatures },
  isOpen,
  onDone,
}: {
  readonly opinion: OpinionDraft;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
  const { dossierId } = useOpenDossier();
  const person = usePerson();
  const names = signatures.map((signature) => person(signature.memberId).name);
  return (
    <ReasonConfirm
      isOpen={isOpen}
      name={`opinion/${dossierId}/${itemId}/reopen`}
      title={t('reopen.title')}
      lead={
        names.length > 0
          ? t('reopen.voids', { count: names.length, names: names.join(t('common:listMark')) })
          : t('reopen.noSignatures')
      }
      label={t('reopen.reason')}
      hint={t('reopen.reasonHint')}
      needsReason={t('reopen.needsReason')}
      act={t('reopen.act')}
      isDanger={names.length > 0}
      commandOf={(reason) => ({ type: 'opinion.reopen', itemId, reason })}
      onDone={onDone}
    />
  );
}
