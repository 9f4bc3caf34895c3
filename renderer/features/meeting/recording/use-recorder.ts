import { useEffect, useRef, useState } from 'react';
import { recordingIdSchema, type RecordingId } from '#shared/domain/ids.ts';
import { ANNOUNCED_MS, runningRecording } from '#shared/domain/recording/recordings.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { PieceLine } from '#renderer/recording/piece-line.ts';
import { Recorder, recordableKind, type Recorded } from '#renderer/recording/recorder.ts';
import { useMedia } from '../media/media-context.ts';
import { sharedPageCanvas } from './shared-page-canvas.ts';

/** The host's recorder. It takes nothing before everyone was told for a while, and stops when the ledger says so. */
export interface HostRecorder {
  /** Why this window cannot record; null where it can. */
  readonly cannot: 'browser' | 'storage' | null;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** What this window recorded and has laid down whole, with how long it is. */
  readonly finished: ReadonlyMap<RecordingId, number>;
}

export function useRecorder(meeting: Meeting): HostRecorder {
  const client = useClient();
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const person = usePerson();
  const media = useMedia();
  const [own, setOwn] = useState<RecordingId | null>(null);
  const [finished, setFinished] = useState<ReadonlyMap<RecordingId, number>>(new Map());
  const running = runningRecording(state, meeting);
  const isOwnRunning = own !== null && running?.recordingId === own;
  const latest = useRef({ media, person, submit, isOwnRunning, own });
  useEffect(() => {
    latest.current = { media, person, submit, isOwnRunning, own };
  });
  // What ran on without its window would be a mark over nothing.
  useEffect(
    () => () => {
      const left = latest.current;
      if (left.isOwnRunning && left.own) {
        void left.submit({ type: 'recording.stop', recordingId: left.own });
      }
    },
    [],
  );

  useEffect(() => {
    if (!own || !isOwnRunning) return undefined;
    const kind = recordableKind();
    if (!kind) return undefined;
    const stop = (): void => void latest.current.submit({ type: 'recording.stop', recordingId: own });
    let recorder: Recorder | null = null;
    const pieces = new PieceLine((piece) => client.recordings.append(own, piece), stop);
    const people = (): readonly Recorded[] =>
      (latest.current.media?.view.get().peers ?? []).map((peer) => ({
        id: peer.peerId,
        name: latest.current.person(peer.memberId).name,
        picture: peer.camera,
        screen: peer.screen,
        sound: peer.microphone,
      }));
    const timer = setTimeout(() => {
      recorder = new Recorder({ people, page: sharedPageCanvas, title: meeting.title, pieces }, kind);
    }, ANNOUNCED_MS);
    window.addEventListener('pagehide', stop);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', stop);
      if (!recorder) return;
      void recorder.stop().then((durationMs) => {
        setFinished((known) => new Map(known).set(own, durationMs));
      });
    };
  }, [client, own, isOwnRunning, meeting.title]);

  return {
    cannot: recordableKind() === null ? 'browser' : client.recordings.canKeep ? null : 'storage',
    start: async () => {
      const recordingId = recordingIdSchema.parse(client.newId());
      const result = await submit({ type: 'recording.start', recordingId, meetingId: meeting.meetingId });
      if (result.ok) setOwn(recordingId);
    },
    stop: async () => {
      if (running) await submit({ type: 'recording.stop', recordingId: running.recordingId });
    },
    finished,
  };
}
