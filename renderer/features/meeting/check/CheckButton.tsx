import { ListChecks } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import { DeviceCheck } from './DeviceCheck.tsx';

/** 检查设备和网络, before one is in the room. Nobody has to. */
export function CheckButton(): ReactNode {
  const { t } = useTranslation('mediaCheck');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <SecondaryButton icon={ListChecks} onClick={() => setIsOpen(true)}>
        {t('act')}
      </SecondaryButton>
      <SidePanel isOpen={isOpen} title={t('act')} onClose={() => setIsOpen(false)}>
        <DeviceCheck />
      </SidePanel>
    </>
  );
}
