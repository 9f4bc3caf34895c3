import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePreferences } from '#renderer/app/preferences/preferences-context.ts';
import type { MeetingMedia } from '#renderer/media/meeting-media.ts';
import { openRoomMedia } from '#renderer/media/room-media.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { rememberedDevices, rememberedMode } from './device-memory.ts';
import { MediaContext } from './media-context.ts';

/** Sound and picture for as long as the room is on the screen; what happens to them without a press is said. */
export function MediaProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useClient();
  const { handle } = useOpenDossier();
  const { preferences } = usePreferences();
  const remembered = useRef(preferences);
  useEffect(() => {
    remembered.current = preferences;
  });
  const [media, setMedia] = useState<MeetingMedia | null>(null);
  useEffect(() => {
    const opened = openRoomMedia({
      handle,
      link: client.link,
      choice: rememberedDevices(remembered.current),
      mode: rememberedMode(remembered.current),
    });
    setMedia(opened.media);
    return () => {
      setMedia(null);
      opened.end();
    };
  }, [client, handle]);
  useNotices(media);
  return <MediaContext value={media}>{children}</MediaContext>;
}

function useNotices(media: MeetingMedia | null): void {
  const { t } = useTranslation('media');
  const show = useToast();
  useEffect(
    () =>
      media?.notice.subscribe(() => {
        const notice = media.notice.get();
        if (notice?.kind === 'lost') {
          show({
            text: t(`notice.lost.${notice.sender}`),
            ...(notice.sender !== 'screen' && { tone: 'danger' }),
          });
        } else if (notice) show({ text: t(`notice.${notice.kind}`) });
      }),
    [media, show, t],
  );
}
