import type { ReactNode } from 'react';
import type { Meeting } from '#shared/domain/state.ts';
import { floorNow } from '#shared/domain/floor/floor.ts';
import { speakingNow, waitingTurns } from '#shared/domain/floor/turn.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import type { RoomPages } from '../use-room-pages.ts';
import { Hands } from './Hands.tsx';
import { NowSpeaking } from './NowSpeaking.tsx';
import { PausedTurns } from './PausedTurns.tsx';
import { RaiseForm } from './RaiseForm.tsx';
import { SpokenHere } from './SpokenHere.tsx';

/** 发言: who speaks, whose hands are up, who has spoken how long. */
export function FloorTab({
  meeting,
  pages,
  isLead,
  isSignedIn,
}: {
  readonly meeting: Meeting;
  readonly pages: RoomPages;
  readonly isLead: boolean;
  readonly isSignedIn: boolean;
}): ReactNode {
  const { state } = useOpenDossier();
  const turns = floorNow(state, meeting);
  const running = speakingNow(turns);
  return (
    <>
      <NowSpeaking meeting={meeting} turn={running ?? null} isLead={isLead} onGo={pages.goTo} />
      <PausedTurns
        meeting={meeting}
        turns={turns.filter(({ status }) => status === 'paused')}
        isLead={isLead}
        isBusy={running !== undefined}
      />
      <Hands meeting={meeting} turns={waitingTurns(turns)} isLead={isLead} onGo={pages.goTo} />
      <RaiseForm meeting={meeting} pages={pages} isLead={isLead} isSignedIn={isSignedIn} />
      <SpokenHere meeting={meeting} />
    </>
  );
}
