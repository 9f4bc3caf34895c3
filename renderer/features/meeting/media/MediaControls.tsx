import { Mic, MicOff, MonitorUp, MonitorX, Video, VideoOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { usePreferences } from '#renderer/app/preferences/preferences-context.ts';
import type { DeviceKind } from '#renderer/media/local-devices.ts';
import type { MediaView, MeetingMedia } from '#renderer/media/meeting-media.ts';
import { PICTURE_MODES } from '#renderer/media/picture-plan.ts';
import type { ChoiceGroup } from '#renderer/ui/ChoiceMenu.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { RoomControl } from '../RoomControl.tsx';
import { deviceKey, MODE_KEY } from './device-memory.ts';
import { useMedia, useMediaView } from './media-context.ts';
import { SplitControl } from './SplitControl.tsx';
import { useDeviceOptions } from './use-device-options.ts';
import { useRefusalWords, useTurn } from './use-turn.ts';

/** 麦克风, 摄像头, 共享屏幕 at the foot of the room. All of them begin switched off. */
export function MediaControls(): ReactNode {
  const { t } = useTranslation('media');
  const media = useMedia();
  const view = useMediaView();
  const turn = useTurn();
  const person = usePerson();
  const { senders, isMuted, mode } = view;
  const isIn = view.status === 'in';
  const sharer = view.peers.find((peer) => !peer.isSelf && peer.senders.screen);
  const blocked =
    view.status === 'in' ? null : t(`status.${view.status === 'out' ? 'joining' : view.status}`);
  const isScreenTaken = sharer !== undefined && !senders.screen;
  useShortcut('M', t('keys.microphone'), t('group'), () => turn('microphone', !senders.microphone), {
    isEnabled: isIn,
  });
  useShortcut('V', t('keys.camera'), t('group'), () => turn('camera', !senders.camera), { isEnabled: isIn });
  useShortcut('S', t('keys.screen'), t('group'), () => turn('screen', !senders.screen), {
    isEnabled: isIn && !isScreenTaken,
  });
  const microphoneNote = isMuted ? t('mutedByHost') : t(senders.microphone ? 'on' : 'off');
  const cameraNote = mode === 'soundOnly' ? t('soundOnlyNow') : t(senders.camera ? 'on' : 'off');
  return (
    <>
      <SplitControl
        icon={senders.microphone ? Mic : MicOff}
        label={t('microphone')}
        short={t('short.microphone')}
        note={microphoneNote}
        isPressed={senders.microphone}
        blockedBy={blocked}
        onClick={() => turn('microphone', !senders.microphone)}
        menuLabel={t('settings.microphone')}
        groups={useGroups(media, view, ['microphone', 'loudspeaker'])}
      />
      <SplitControl
        icon={senders.camera ? Video : VideoOff}
        label={t('camera')}
        note={cameraNote}
        isPressed={senders.camera}
        blockedBy={blocked}
        onClick={() => turn('camera', !senders.camera)}
        menuLabel={t('settings.camera')}
        groups={useGroups(media, view, ['camera'])}
      />
      <RoomControl
        icon={senders.screen ? MonitorX : MonitorUp}
        label={t('screen')}
        short={t('short.screen')}
        note={t(senders.screen ? 'onAir' : 'notShared')}
        isPressed={senders.screen}
        blockedBy={
          blocked ?? (isScreenTaken ? t('stage.taken', { name: person(sharer.memberId).name }) : null)
        }
        onClick={() => turn('screen', !senders.screen)}
      />
    </>
  );
}

const NO_LIST = { microphone: [], camera: [], loudspeaker: [] };
const NOTHING_CHOSEN = { microphone: '', camera: '', loudspeaker: '' };
const nothing = { get: () => NO_LIST, subscribe: () => () => undefined };
const noChoice = { get: () => NOTHING_CHOSEN, subscribe: () => () => undefined };

/** Devices of these kinds; with the camera which pictures are sent and received at all. */
function useGroups(
  media: MeetingMedia | null,
  view: MediaView,
  kinds: readonly DeviceKind[],
): readonly ChoiceGroup[] {
  const { t } = useTranslation('media');
  const { setPlace } = usePreferences();
  const show = useToast();
  const words = useRefusalWords();
  const list = useWatched(media?.devices.list ?? nothing);
  const choice = useWatched(media?.devices.choice ?? noChoice);
  const options = {
    microphone: useDeviceOptions(list, 'microphone'),
    camera: useDeviceOptions(list, 'camera'),
    loudspeaker: useDeviceOptions(list, 'loudspeaker'),
  };
  const devices = kinds.map((kind): ChoiceGroup => {
    return {
      key: kind,
      label: t(`settings.which.${kind}`),
      options: options[kind],
      chosen: options[kind].some(({ key }) => key === choice[kind]) ? choice[kind] : '',
      choose: (deviceId) => {
        setPlace(deviceKey(kind), deviceId);
        void media?.choose(kind, deviceId).then((chosen) => {
          if (!chosen.ok && kind !== 'loudspeaker') show({ text: words(kind, chosen.error), tone: 'danger' });
        });
      },
    };
  });
  if (!kinds.includes('camera')) return devices;
  const modes: ChoiceGroup = {
    key: 'mode',
    label: t('settings.mode'),
    options: PICTURE_MODES.map((mode) => ({ key: mode, label: t(`modes.${mode}`) })),
    chosen: view.mode,
    choose: (key) => {
      const mode = PICTURE_MODES.find((each) => each === key);
      if (!mode) return;
      setPlace(MODE_KEY, mode);
      void media?.setMode(mode);
    },
  };
  return [...devices, modes];
}
