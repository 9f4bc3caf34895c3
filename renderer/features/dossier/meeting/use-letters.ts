import { useCallback, useEffect, useState } from 'react';
import type { MeetingId } from '#shared/domain/ids.ts';
import type { LettersAnswer } from '#shared/protocol/letters.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';

/** While a letter waits the hub is asked again. */
const AGAIN_MS = 2_000;

export interface Letters {
  /** null while loading, or when the hub does not answer. */
  readonly answer: LettersAnswer | null;
  readonly hasFailed: boolean;
  readonly take: (answer: LettersAnswer) => void;
  readonly reload: () => void;
}

/** What the hub knows of a meeting's letters and addresses, for its clerk; anew when the meeting is moved or called off. */
export function useLetters(meetingId: MeetingId): Letters {
  const client = useClient();
  const { dossierId, view } = useOpenDossier();
  const [answer, setAnswer] = useState<LettersAnswer | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((times) => times + 1), []);
  // The hub writes to people by itself once it has taken a change (MN17, MN18).
  const meeting = view.confirmed.parties.meetings[meetingId];
  const changeCount = (meeting?.changes.length ?? 0) + (meeting?.cancelled ? 1 : 0);
  const take = useCallback((next: LettersAnswer) => {
    setAnswer(next);
    setHasFailed(false);
  }, []);

  useEffect(() => {
    let isWanted = true;
    void client.letters.read(dossierId, meetingId).then((result) => {
      if (!isWanted) return;
      if (result.ok) take(result.value);
      else setHasFailed(true);
    });
    return () => {
      isWanted = false;
    };
  }, [client, dossierId, meetingId, changeCount, asked, take]);

  const isWaiting = answer?.people.some(({ letters }) => letters.at(-1)?.status === 'queued') ?? false;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(reload, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, answer, reload]);

  return { answer, hasFailed, take, reload };
}
