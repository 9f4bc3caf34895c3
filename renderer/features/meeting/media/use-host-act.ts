import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaDesk } from '#renderer/app/client/media-desk.ts';
import { useToast } from '#renderer/ui/use-toast.ts';

/** Carries out an act of the host and says what became of it. */
export function useHostAct(): (asked: ReturnType<MediaDesk['mute']> | undefined, done?: string) => void {
  const { t } = useTranslation('media');
  const show = useToast();
  return useCallback(
    (asked, done) => {
      void asked?.then((answer) => {
        if (!answer.ok) show({ text: t('refusal.lead'), tone: 'danger' });
        else if (done !== undefined) show({ text: done });
      });
    },
    [show, t],
  );
}
