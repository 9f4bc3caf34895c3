import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnRefusal } from '#renderer/media/meeting-media.ts';
import type { SenderKind } from '#renderer/media/senders.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { useMedia } from './media-context.ts';

/** The sentence for what could not be switched on. */
export function useRefusalWords(): (kind: SenderKind, refusal: TurnRefusal) => string {
  const { t } = useTranslation('media');
  return useCallback(
    (kind, refusal) => {
      switch (refusal) {
        case 'denied':
        case 'noDevice':
        case 'busy':
          return t(`refusal.${refusal}.${kind}`);
        default:
          return t(`refusal.${refusal}`);
      }
    },
    [t],
  );
}

/** Switches microphone, camera or screen on or off, and says why where it does not go on. */
export function useTurn(): (kind: SenderKind, isOn: boolean) => void {
  const media = useMedia();
  const words = useRefusalWords();
  const show = useToast();
  return useCallback(
    (kind, isOn) => {
      void media?.turn(kind, isOn).then((turned) => {
        if (turned.ok) return;
        const isOwnWish = turned.error === 'cancelled';
        if (!isOwnWish || kind === 'screen') {
          show({ text: words(kind, turned.error), ...(!isOwnWish && { tone: 'danger' as const }) });
        }
      });
    },
    [media, show, words],
  );
}
