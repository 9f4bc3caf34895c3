import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '#shared/domain/ids.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useKeptText } from '#renderer/writing/use-kept-text.ts';
import { PaperText } from './PaperText.tsx';
import { PrintedText } from './PrintedText.tsx';

/** One of the opinion's sections of prose. */
export function PaperSection({
  itemId,
  section,
  text,
  canEdit,
}: {
  readonly itemId: ItemId;
  readonly section: 'opening' | 'overview' | 'overall';
  readonly text: string;
  readonly canEdit: boolean;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const { dossierId } = useOpenDossier();
  const submit = useSubmit();
  const kept = useKeptText({
    key: `opinion/${dossierId}/${itemId}/${section}`,
    base: text,
    send: async (words) => (await submit({ type: 'opinion.setSection', itemId, section, text: words })).ok,
  });
  if (!canEdit) return <PrintedText text={text} none={t(`empty.${section}`)} />;
  return (
    <PaperText kept={kept} label={t(`sections.${section}`)} placeholder={t(`hints.${section}`)} isIndented />
  );
}
