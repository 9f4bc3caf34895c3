import { CalendarDays, FolderOpen, House, SlidersHorizontal, UserCog, Users } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Account } from '#shared/protocol/http.ts';
import { AppFrame } from '#renderer/ui/AppFrame.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { SearchBox } from '#renderer/features/search/SearchBox.tsx';
import { LinkBanner } from './LinkBanner.tsx';
import { RailFoot } from './RailFoot.tsx';
import { ScreenPicker } from './ScreenPicker.tsx';
import { Tray } from './Tray.tsx';
import { useRecentViews } from './use-recent-views.ts';

/** Rail, top line and what reaches across screens: search, link state, what was not submitted. */
export function Shell({
  account,
  children,
}: {
  readonly account: Account;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation(['shell', 'kit']);
  const navigate = useNavigate();
  const [isTrayOpen, setIsTrayOpen] = useState(false);
  const [isSearching, setIsSearching] = useState(false);
  const views = useRecentViews(isSearching);
  const general = t('keysGeneral');
  const { duties } = account;
  useShortcut('G H', t('keys.home'), general, () => void navigate('/'));
  useShortcut('G D', t('keys.dossiers'), general, () => void navigate('/dossiers'));
  useShortcut('N', t('keys.newDossier'), general, () => void navigate('/dossiers/new'), {
    isEnabled: duties.includes('clerk'),
  });

  return (
    <AppFrame
      brand={t('kit:product')}
      rail={[
        { to: '/', label: t('rail.home'), icon: House },
        { to: '/dossiers', label: t('rail.dossiers'), icon: FolderOpen, isSection: true },
        { to: '/schedule', label: t('rail.schedule'), icon: CalendarDays },
        { to: '/experts', label: t('rail.people'), icon: Users },
        ...(duties.includes('admin') ? [{ to: '/accounts', label: t('rail.accounts'), icon: UserCog }] : []),
        { to: '/settings', label: t('rail.settings'), icon: SlidersHorizontal },
      ]}
      railFoot={<RailFoot account={account} onOpen={() => setIsTrayOpen(true)} />}
      search={<SearchBox isOpen={isSearching} onOpenChange={setIsSearching} views={views} />}
      banner={<LinkBanner onOpen={() => setIsTrayOpen(true)} />}
    >
      {children}
      <ScreenPicker />
      <Tray isOpen={isTrayOpen} onClose={() => setIsTrayOpen(false)} />
    </AppFrame>
  );
}
