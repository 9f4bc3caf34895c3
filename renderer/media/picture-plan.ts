import type { MemberId } from '#shared/domain/ids.ts';
import type { MediaState, MediaWanted, PeerId } from '#shared/protocol/media.ts';

export type PeerState = MediaState['peers'][number];

/** `low`: of pictures only the spotlight's; `soundOnly`: no picture received or sent. Chosen by each person for themself. */
export const PICTURE_MODES = ['full', 'low', 'soundOnly'] as const;
export type PictureMode = (typeof PICTURE_MODES)[number];

export interface WantedPictures {
  readonly camera: boolean;
  readonly screen: boolean;
}

/** Which pictures of a peer are received. What is shared is looked at by everyone, so it comes in `low` too. */
export function wantedPictures(mode: PictureMode, peerId: PeerId, spotlight: PeerId | null): WantedPictures {
  switch (mode) {
    case 'full':
      return { camera: true, screen: true };
    case 'low':
      return { camera: peerId === spotlight, screen: true };
    case 'soundOnly':
      return { camera: false, screen: false };
  }
}

/** The same for everyone at once. */
export function wantedOfAll(mode: PictureMode, spotlight: PeerId | null): Omit<MediaWanted, 'dossierId'> {
  if (mode === 'full') return { cameras: 'all', screens: true };
  const isLow = mode === 'low';
  return { cameras: isLow && spotlight !== null ? [spotlight] : [], screens: isLow };
}

export const CAMERA_FORMAT: Readonly<Record<Exclude<PictureMode, 'soundOnly'>, MediaTrackConstraints>> = {
  full: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 20, max: 24 } },
  low: { width: { ideal: 320 }, height: { ideal: 180 }, frameRate: { ideal: 10, max: 10 } },
};

/** Text has to be read: few frames, in full size. */
export const SCREEN_FORMAT: MediaTrackConstraints = {
  width: { max: 1920 },
  height: { max: 1200 },
  frameRate: { ideal: 10, max: 15 },
};

export interface SendLimits {
  readonly maxBitrate: number;
  readonly maxFramerate: number;
  readonly scaleResolutionDownBy: number;
}

/** What each copy of a picture may take: from each to each it is sent once for every other, so the more the less each. */
export function sendLimits(
  kind: 'camera' | 'screen',
  mode: PictureMode,
  copies: number,
  height: number,
): SendLimits {
  const isCrowded = copies > 3;
  if (kind === 'screen') {
    return { maxBitrate: isCrowded ? 600_000 : 1_500_000, maxFramerate: 15, scaleResolutionDownBy: 1 };
  }
  if (mode === 'low') {
    // Also where a camera would not change its format.
    return { maxBitrate: 120_000, maxFramerate: 10, scaleResolutionDownBy: Math.max(1, height / 180) };
  }
  return {
    maxBitrate: isCrowded ? 300_000 : 700_000,
    maxFramerate: isCrowded ? 15 : 24,
    scaleResolutionDownBy: Math.max(1, height / 360),
  };
}

/**
 * Who stands out: the host's choice while it is there, else whoever has the floor. Of several devices of the speaker
 * the one with a picture, else the one with sound. Null where nobody does.
 */
export function spotlightOf(
  peers: readonly PeerState[],
  chosen: PeerId | null,
  speaker: MemberId | null,
): PeerId | null {
  if (chosen !== null && peers.some(({ peerId }) => peerId === chosen)) return chosen;
  const own = peers.filter(({ memberId }) => memberId === speaker);
  const best =
    own.find(({ senders }) => senders.camera) ?? own.find(({ senders }) => senders.microphone) ?? own[0];
  return best?.peerId ?? null;
}
