import { Mic, MicOff, PinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MenuAct } from '#renderer/ui/ActMenu.tsx';
import { useMedia, useMediaView } from './media-context.ts';
import { useHostAct } from './use-host-act.ts';

/** What the host does about everybody's microphones, and about a picture that was chosen for all. */
export function useHostActs(): { readonly muteAll: () => void; readonly acts: readonly MenuAct[] } {
  const { t } = useTranslation('media');
  const media = useMedia();
  const { chosen } = useMediaView();
  const act = useHostAct();
  const muteAll = (): void => act(media?.mute('all', true), t('host.mutedAll'));
  const allowAll = (): void => act(media?.mute('all', false), t('host.allowedAll'));
  const follow = (): void => act(media?.spotlight(null));
  return {
    muteAll,
    acts: [
      { key: 'muteAll', label: t('host.muteAll'), icon: MicOff, run: muteAll },
      { key: 'allowAll', label: t('host.allowAll'), icon: Mic, run: allowAll },
      ...(chosen ? [{ key: 'follow', label: t('host.follow'), icon: PinOff, run: follow }] : []),
    ],
  };
}
