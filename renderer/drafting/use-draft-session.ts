import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { ItemId } from '#shared/domain/ids.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { personColor } from '#renderer/ui/person-look.ts';
import { DraftSession } from './draft-session.ts';
import { draftKey, parseKept } from './unsent-words.ts';

const DraftContext = createContext<DraftSession | null>(null);
export const DraftProvider = DraftContext.Provider;

/** The joint draft on the screen; null for the moment until it is there. */
export function useDraft(): DraftSession | null {
  return useContext(DraftContext);
}

/** Opens the joint draft of an opinion for as long as the screen stands. */
export function useDraftSession(itemId: ItemId): DraftSession | null {
  const client = useClient();
  const { dossierId, handle } = useOpenDossier();
  const person = usePerson();
  const names = useRef(person);
  useEffect(() => {
    names.current = person;
  });
  const [session, setSession] = useState<DraftSession | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isHere = true;
    let opened: DraftSession | null = null;
    void client.scratch.load(draftKey(dossierId, itemId)).then((text) => {
      if (!isHere) return;
      opened = new DraftSession({
        client,
        drafts: handle.drafts,
        dossierId,
        itemId,
        userOf: (memberId) => {
          const { name } = names.current(memberId);
          return { name, color: personColor(name).text };
        },
        kept: parseKept(text)?.update ?? null,
        restart: () => setTurn((before) => before + 1),
      });
      setSession(opened);
    });
    return () => {
      isHere = false;
      opened?.end();
      setSession(null);
    };
  }, [client, dossierId, handle, itemId, turn]);
  return session;
}
