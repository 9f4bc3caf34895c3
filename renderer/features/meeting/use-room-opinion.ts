import { useState, type ComponentType } from 'react';
import type { ItemId, StepId } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import type { StepKind } from '#shared/domain/meeting/agenda.ts';
import { currentStep } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';

/** The opinion's own boards, put in by who knows both features. */
export type OpinionView = ComponentType<{
  readonly itemId: ItemId;
  readonly onItem: (itemId: ItemId) => void;
}>;

/** What the room shows in its middle. */
export interface RoomOpinion {
  /** Whether there is an opinion that is the viewer's to see: the panel's at any time, everyone's once published. */
  readonly mayShow: boolean;
  readonly isShown: boolean;
  readonly itemId: ItemId | null;
  readonly show: (itemId: ItemId) => void;
  readonly hide: () => void;
}

/** Steps that are about the text: it comes to the middle by itself, until somebody wants the page back. */
const OF_THE_TEXT: ReadonlySet<StepKind> = new Set(['opinionForming', 'readAloud', 'signing']);

export function useRoomOpinion(meeting: Meeting, pageItem: ItemId | null): RoomOpinion {
  const { state, memberId } = useOpenDossier();
  const step = currentStep(state, meeting.meetingId);
  const [chosen, setChosen] = useState<{
    readonly stepId: StepId | undefined;
    readonly itemId: ItemId | null;
  } | null>(null);
  const own = chosen?.stepId === step?.stepId ? chosen : null;
  const ofStep = step !== undefined && OF_THE_TEXT.has(step.kind) ? (step.itemId ?? pageItem) : null;
  const wanted = own ? own.itemId : ofStep;
  const maySee = (itemId: ItemId | null | undefined): boolean =>
    itemId != null && (isPanelSide(state, memberId) || state.parties.items[itemId]?.published != null);
  const itemId = wanted ?? step?.itemId ?? pageItem ?? meeting.itemIds[0] ?? null;
  const mayShow = maySee(itemId);
  return {
    mayShow,
    isShown: mayShow && wanted !== null,
    itemId,
    show: (next) => setChosen({ stepId: step?.stepId, itemId: next }),
    hide: () => setChosen({ stepId: step?.stepId, itemId: null }),
  };
}
