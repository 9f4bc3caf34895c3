import type { RecordingId } from '#shared/domain/ids.ts';
import { err, ok } from '#shared/lib/result.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { RecordingsDesk } from '../app/client/recordings-desk.ts';

/** The recordings of `/dev/`: kept as long as the page, and sent nowhere. */
export function memoryRecordings(): RecordingsDesk {
  const kept = new Map<RecordingId, Blob>();
  return {
    canKeep: true,
    append: (recordingId, piece) => {
      const whole = new Blob([kept.get(recordingId) ?? '', piece]);
      kept.set(recordingId, whole);
      return Promise.resolve(ok({ sizeBytes: whole.size }));
    },
    size: (recordingId) => Promise.resolve(kept.get(recordingId)?.size ?? 0),
    send: () => Promise.resolve(err(unavailable('no hub'))),
    drop: (recordingId) => {
      kept.delete(recordingId);
      return Promise.resolve();
    },
    open: () => ({ bring: () => Promise.resolve(err('lost')), close: () => undefined }),
  };
}
