import { UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';

/** Lets the experts type beside chair and clerk, or no longer (OP15). */
export function CoWriting({ opinion: { itemId, writers } }: { readonly opinion: OpinionDraft }): ReactNode {
  const { t } = useTranslation('opinion');
  const submit = useSubmit();
  const isOn = writers === 'panel';
  const turn = (): void =>
    void submit(
      { type: 'opinion.letWrite', itemId, writers: isOn ? 'lead' : 'panel' },
      { done: t(isOn ? 'coWriting.off' : 'coWriting.on') },
    );
  return (
    <SecondaryButton icon={UsersRound} isPressed={isOn} onClick={turn}>
      {t('coWriting.act')}
    </SecondaryButton>
  );
}
