import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionSection } from '#shared/domain/opinion/commands.ts';
import { fieldOfSection } from '#shared/drafting/opinion-texts.ts';
import { useDraft } from '#renderer/drafting/use-draft-session.ts';
import { JointText } from './JointText.tsx';
import { PrintedText } from './PrintedText.tsx';
import { useLiveText } from './use-live-text.ts';

/** One of the opinion's sections of prose. */
export function PaperSection({
  section,
  text,
  canWrite,
}: {
  readonly section: OpinionSection;
  readonly text: string;
  readonly canWrite: boolean;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const draft = useDraft();
  const field = fieldOfSection(section);
  const live = useLiveText(field, text);
  if (!canWrite || !draft) return <PrintedText text={live} none={t(`empty.${section}`)} />;
  return (
    <JointText
      draft={draft}
      field={field}
      label={t(`sections.${section}`)}
      placeholder={t(`hints.${section}`)}
      isIndented
    />
  );
}
