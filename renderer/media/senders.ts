import type { Senders } from '#shared/protocol/media.ts';

export const SENDER_KINDS = ['microphone', 'camera', 'screen'] as const;
export type SenderKind = (typeof SENDER_KINDS)[number];
export const NOTHING_SENT: Senders = { microphone: false, camera: false, screen: false };

export function isAnythingSent(senders: Senders): boolean {
  return SENDER_KINDS.some((kind) => senders[kind]);
}
