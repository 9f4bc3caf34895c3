import type { Preferences } from '#renderer/app/client/client.ts';
import type { DeviceChoice, DeviceKind } from '#renderer/media/local-devices.ts';
import { PICTURE_MODES, type PictureMode } from '#renderer/media/picture-plan.ts';

/** What this machine remembers of devices: under these keys among its places. */
export const deviceKey = (kind: DeviceKind): string => `media.${kind}`;
export const MODE_KEY = 'media.mode';

export function rememberedDevices({ places }: Pick<Preferences, 'places'>): DeviceChoice {
  const of = (kind: DeviceKind): string => places[deviceKey(kind)] ?? '';
  return { microphone: of('microphone'), camera: of('camera'), loudspeaker: of('loudspeaker') };
}

export function rememberedMode({ places }: Pick<Preferences, 'places'>): PictureMode {
  return PICTURE_MODES.find((mode) => mode === places[MODE_KEY]) ?? 'full';
}
