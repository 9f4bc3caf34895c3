import { Hand } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { RoomControl } from '../RoomControl.tsx';
import { useRaise } from './use-raise.ts';

/** 举手 at the foot of the room: up at once, with nothing to fill in; down by the same key. */
export function HandControl({
  meeting,
  isSignedIn,
}: {
  readonly meeting: Meeting;
  readonly isSignedIn: boolean;
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const hand = useRaise(meeting);
  const toggle = (): void => {
    if (hand.waiting) hand.lower();
    else void hand.raise({ kind: 'speech', topic: '', page: null });
  };
  useShortcut('H', t('floor.keys.raise'), t('group'), toggle, { isEnabled: isSignedIn });
  const note = hand.isSpeaking
    ? t('floor.speakingNote')
    : hand.waiting
      ? t('floor.lowerNote', { place: hand.place })
      : t('floor.raiseNote');
  return (
    <RoomControl
      icon={Hand}
      label={t(hand.waiting ? 'floor.lower' : 'floor.raise')}
      short={t(hand.waiting ? 'floor.lowerShort' : 'floor.raiseShort')}
      note={note}
      isPressed={hand.waiting !== null}
      onClick={toggle}
    />
  );
}
