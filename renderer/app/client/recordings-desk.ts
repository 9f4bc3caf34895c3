import type { DossierId, RecordingId, Sha256 } from '#shared/domain/ids.ts';
import type { RecordingRef } from '#shared/domain/recording-ref.ts';
import type { BridgeCalls } from './desktop-bridge.ts';
import type { FaultResult } from './client.ts';
import { recordingOnDisk, type PlayableRecording } from './playable-recording.ts';

/**
 * Where what is being recorded is laid down, piece by piece, and from where it goes to the hub; and what was kept, to
 * be played.
 */
export interface RecordingsDesk {
  /** False where this machine has no place that would outlive the page. */
  readonly canKeep: boolean;
  /** Durable when it resolves with ok; how much there is then. */
  append(recordingId: RecordingId, piece: Blob): Promise<FaultResult<{ readonly sizeBytes: number }>>;
  /** 0 where there is nothing of it on this machine. */
  size(recordingId: RecordingId): Promise<number>;
  send(dossierId: DossierId, recordingId: RecordingId, name: string): Promise<FaultResult<RecordingRef>>;
  drop(recordingId: RecordingId): Promise<void>;
  /** For whoever may fetch it; close it when it is not looked at any more. */
  open(dossierId: DossierId, file: RecordingRef): PlayableRecording;
}

export function desktopRecordings(
  bridge: BridgeCalls,
  urlOf: (dossierId: DossierId, sha256: Sha256) => string,
): RecordingsDesk {
  return {
    canKeep: true,
    append: async (recordingId, piece) =>
      bridge.ask('recording.append', { recordingId, bytes: new Uint8Array(await piece.arrayBuffer()) }),
    size: async (recordingId) => {
      const found = await bridge.ask('recording.size', { recordingId });
      return found.ok ? found.value.sizeBytes : 0;
    },
    send: (dossierId, recordingId, name) => bridge.ask('recording.send', { dossierId, recordingId, name }),
    drop: async (recordingId) => {
      await bridge.call('recording.drop', { recordingId }).catch(() => undefined); // it only stays longer
    },
    open: (dossierId, file) => recordingOnDisk(urlOf(dossierId, file.sha256), file),
  };
}
