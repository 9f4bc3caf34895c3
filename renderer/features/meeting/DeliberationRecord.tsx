import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import { DeliberationStatements } from './DeliberationStatements.tsx';

/** The statements beside the room. */
export function DeliberationRecord({
  meeting,
  isOpen,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('meeting');
  return (
    <SidePanel isOpen={isOpen} title={t('record.title')} onClose={onClose}>
      <DeliberationStatements meeting={meeting} />
    </SidePanel>
  );
}
