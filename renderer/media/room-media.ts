import { floorNow } from '#shared/domain/floor/floor.ts';
import { speakingNow } from '#shared/domain/floor/turn.ts';
import { openMeeting } from '#shared/domain/meeting/meeting.ts';
import type { DossierHandle, LinkState, Watched } from '#renderer/app/client/client.ts';
import { companyOf } from './company.ts';
import { LevelMeter } from './level-meter.ts';
import { LocalDevices, type DeviceChoice } from './local-devices.ts';
import { MeetingMedia } from './meeting-media.ts';
import { windowTimers } from './media-timers.ts';
import type { PictureMode } from './picture-plan.ts';
import { SoundOut } from './sound-out.ts';

/** Devices of this window's machine; none where the page is not served securely. */
export function machineDevices(choice: DeviceChoice): LocalDevices {
  // The type says that it is always there; over plain http it is not.
  const port = 'mediaDevices' in navigator ? navigator.mediaDevices : null;
  return new LocalDevices(port, choice);
}

/**
 * Sound and picture of the open meeting of a dossier. It follows the replica itself, not what is on the screen: who
 * leaves the room is cut off when the event is folded, however busy the window is (MW2).
 */
export function openRoomMedia({
  handle,
  link,
  choice,
  mode,
}: {
  readonly handle: Pick<DossierHandle, 'dossier' | 'media'>;
  readonly link: Watched<LinkState>;
  readonly choice: DeviceChoice;
  readonly mode: PictureMode;
}): { readonly media: MeetingMedia; readonly end: () => void } {
  const media = new MeetingMedia({
    desk: handle.media,
    link,
    devices: machineDevices(choice),
    sound: new SoundOut({
      create: () => new Audio(),
      streamOf: (track) => new MediaStream([track]),
    }),
    timers: windowTimers,
    connect: (configuration) => new RTCPeerConnection(configuration),
    meter: (track) => new LevelMeter(track),
  });
  const follow = (): void => {
    const status = handle.dossier.get();
    if (status.status !== 'ready') return;
    const { state, memberId } = status.view;
    const meeting = openMeeting(state);
    media.setSpeaker((meeting && speakingNow(floorNow(state, meeting))?.speaker) ?? null);
    media.follow(companyOf(state, memberId));
  };
  const stop = handle.dossier.subscribe(follow);
  const onNetwork = (): void => media.networkChanged();
  window.addEventListener('online', onNetwork);
  if (mode !== 'full') void media.setMode(mode);
  follow();
  return {
    media,
    end: () => {
      stop();
      window.removeEventListener('online', onNetwork);
      media.end();
    },
  };
}
