import type { Result } from '#shared/lib/result.ts';
import type {
  MediaJoined,
  MediaMessage,
  PeerId,
  Senders,
  SendersSet,
  Signal,
} from '#shared/protocol/media.ts';

export const SENDER_KINDS = ['microphone', 'camera', 'screen'] as const;
export type SenderKind = (typeof SENDER_KINDS)[number];
export const NOTHING_SENT: Senders = { microphone: false, camera: false, screen: false };

export function isAnythingSent(senders: Senders): boolean {
  return SENDER_KINDS.some((kind) => senders[kind]);
}

/** What the hub does for sound and picture of one dossier's meeting. A fault says only that there was no answer. */
export interface MediaDesk {
  join(request: { readonly senders: Senders }): Promise<Result<MediaJoined, unknown>>;
  /** What this window sends from now on. */
  senders(request: { readonly senders: Senders }): Promise<Result<SendersSet, unknown>>;
  signal(message: { readonly to: PeerId; readonly signal: Signal }): Promise<Result<unknown, unknown>>;
  mute(request: {
    readonly peers: PeerId[] | 'all';
    readonly isMuted: boolean;
  }): Promise<Result<unknown, unknown>>;
  spotlight(request: { readonly peerId: PeerId | null }): Promise<Result<unknown, unknown>>;
  leave(): Promise<Result<unknown, unknown>>;
  listen(listener: (message: MediaMessage) => void): () => void;
}
