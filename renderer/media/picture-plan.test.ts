import { expect, test } from 'vitest';
import { memberIdSchema } from '#shared/domain/ids.ts';
import { peerIdSchema } from '#shared/protocol/media.ts';
import { sendLimits, spotlightOf, wantedPictures, type PeerState } from './picture-plan.ts';

const A = peerIdSchema.parse('a'.repeat(22));
const B = peerIdSchema.parse('b'.repeat(22));
const ZHOU = memberIdSchema.parse('member-zhou');

const peer = (peerId: typeof A, camera: boolean): PeerState => ({
  peerId,
  memberId: ZHOU,
  senders: { microphone: true, camera, screen: false },
  isMuted: false,
});

test('MW8: of two devices of the speaker the one with a picture stands out; a choice that has gone is none', () => {
  expect(spotlightOf([peer(A, false), peer(B, true)], null, ZHOU)).toBe(B);
  expect(spotlightOf([peer(B, true)], A, ZHOU)).toBe(B);
  expect(spotlightOf([peer(B, true)], null, null)).toBeNull();
});

test('MW9: what each mode receives', () => {
  expect(wantedPictures('full', A, null)).toEqual({ camera: true, screen: true });
  expect(wantedPictures('low', A, B)).toEqual({ camera: false, screen: true });
  expect(wantedPictures('low', A, A)).toEqual({ camera: true, screen: true });
  expect(wantedPictures('soundOnly', A, A)).toEqual({ camera: false, screen: false });
});

test('MW9: a low picture is 180 lines at 10 a second, whatever the camera gives; in a crowd each link gets less', () => {
  expect(sendLimits('camera', 'low', 1, 720)).toEqual({
    maxBitrate: 120_000,
    maxFramerate: 10,
    scaleResolutionDownBy: 4,
  });
  expect(sendLimits('camera', 'full', 2, 240).scaleResolutionDownBy).toBe(1);
  expect(sendLimits('camera', 'full', 5, 360).maxBitrate).toBeLessThan(
    sendLimits('camera', 'full', 2, 360).maxBitrate,
  );
});
