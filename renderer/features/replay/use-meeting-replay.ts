import { useCallback, useEffect, useState } from 'react';
import type { RecordedEvent } from '#shared/domain/event.ts';
import type { MeetingId } from '#shared/domain/ids.ts';
import { ledgersOf } from '#shared/domain/ledger/access.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { MeetingReplay } from '#shared/sync/replay/meeting-replay.ts';
import { prepareReplay } from '#shared/sync/replay/meeting-replay.ts';
import { timelineOf, type Timeline } from '#shared/sync/replay/timeline.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { runInSlices } from '#renderer/carry/run-in-slices.ts';
import type { DossierHandle } from '#renderer/app/client/client.ts';

export type ReplayStatus =
  | { readonly status: 'preparing' }
  | { readonly status: 'failed'; readonly retry: () => void }
  | { readonly status: 'ready'; readonly replay: MeetingReplay; readonly timeline: Timeline };

const PREPARING: ReplayStatus = { status: 'preparing' };

/** Reads what this person holds of the dossier and makes the replay of it, giving way to the window all along (RE2). */
export function useMeetingReplay(meetingId: MeetingId): ReplayStatus {
  const { handle, state, memberId } = useOpenDossier();
  const [attempt, setAttempt] = useState(0);
  const [held, setHeld] = useState<{ readonly key: string; readonly status: ReplayStatus } | null>(null);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  // What is replayed is over; a right that is lost makes it anew, and so of less.
  const ledgers = ledgersOf(state, memberId).join(' ');
  const key = `${meetingId} ${ledgers} ${attempt}`;
  useEffect(() => {
    const stop = new AbortController();
    const make = async (): Promise<ReplayStatus> => {
      const lines: (readonly RecordedEvent[])[] = [];
      for (const ledgerId of ledgers.split(' ')) {
        lines.push(await wholeLedger(handle, ledgerId as LedgerId, stop.signal)); // joined above
      }
      const replay = await runInSlices(prepareReplay(lines, meetingId), stop.signal);
      return replay ? { status: 'ready', replay, timeline: timelineOf(replay) } : { status: 'failed', retry };
    };
    make().then(
      (status) => setHeld({ key, status }),
      () => !stop.signal.aborted && setHeld({ key, status: { status: 'failed', retry } }),
    );
    return () => stop.abort();
  }, [handle, meetingId, ledgers, key, retry]);
  return held?.key === key ? held.status : PREPARING;
}

async function wholeLedger(
  handle: DossierHandle,
  ledgerId: LedgerId,
  signal: AbortSignal,
): Promise<readonly RecordedEvent[]> {
  const lines: RecordedEvent[] = [];
  for (;;) {
    signal.throwIfAborted();
    const page = await handle.history(ledgerId, lines.length);
    if (!page.ok) throw new Error(page.error.code);
    for (const line of page.value.events) lines.push(line);
    if (page.value.events.length === 0 || lines.length >= page.value.headSeq) return lines;
  }
}
