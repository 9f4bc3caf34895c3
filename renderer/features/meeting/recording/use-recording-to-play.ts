import { useEffect, useState } from 'react';
import type { RecordingRef } from '#shared/domain/recording-ref.ts';
import { bringInTheEnd, mediaType, type FinalPlayFault } from '#renderer/app/client/playable-recording.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';

export type RecordingToPlay =
  | { readonly status: 'arriving'; readonly doneBytes: number; readonly isWaiting: boolean }
  | { readonly status: 'ready'; readonly url: string }
  | { readonly status: 'failed'; readonly why: FinalPlayFault | 'unplayable' };

const NOTHING_YET: RecordingToPlay = { status: 'arriving', doneBytes: 0, isWaiting: false };
const UNPLAYABLE: RecordingToPlay = { status: 'failed', why: 'unplayable' };

/** A kept recording while it is on the screen; `tries` asks for it again. */
export function useRecordingToPlay(file: RecordingRef, tries: number): RecordingToPlay {
  const { recordings } = useClient();
  const { dossierId } = useOpenDossier();
  const [held, setHeld] = useState<{ readonly of: number; readonly what: RecordingToPlay } | null>(null);
  const [isKnownKind] = useState(() => document.createElement('video').canPlayType(mediaType(file)) !== '');
  useEffect(() => {
    if (!isKnownKind) return undefined;
    const stop = new AbortController();
    const recording = recordings.open(dossierId, file);
    let doneBytes = 0;
    const show = (what: RecordingToPlay): void => setHeld({ of: tries, what });
    void bringInTheEnd(
      recording,
      {
        progress: (done) => {
          doneBytes = done;
          show({ status: 'arriving', doneBytes, isWaiting: false });
        },
        waiting: () => show({ status: 'arriving', doneBytes, isWaiting: true }),
        done: (brought) =>
          show(
            brought.ok ? { status: 'ready', url: brought.value } : { status: 'failed', why: brought.error },
          ),
      },
      stop.signal,
    );
    return () => {
      stop.abort();
      recording.close();
    };
  }, [recordings, dossierId, file, tries, isKnownKind]);
  if (!isKnownKind) return UNPLAYABLE;
  return held?.of === tries ? held.what : NOTHING_YET;
}
