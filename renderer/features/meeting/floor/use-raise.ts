import { useTranslation } from 'react-i18next';
import { floorNow, partNow } from '#shared/domain/floor/floor.ts';
import { speakingNow, waitingTurns, type Turn, type TurnKind } from '#shared/domain/floor/turn.ts';
import { turnIdSchema, type MemberId } from '#shared/domain/ids.ts';
import type { PageRef } from '#shared/domain/report/page-ref.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useToast } from '#renderer/ui/use-toast.ts';

interface Wish {
  readonly kind: TurnKind;
  readonly topic: string;
  readonly page: PageRef | null;
  readonly speaker?: MemberId;
}

export interface OwnHand {
  /** One's own speech that waits; null without one. */
  readonly waiting: Turn | null;
  /** Its place among all hands, from 1. */
  readonly place: number;
  readonly isSpeaking: boolean;
  readonly isSomebodySpeaking: boolean;
  /** True where the hand is up, durably. */
  readonly raise: (wish: Wish) => Promise<boolean>;
  readonly lower: () => void;
}

/** One's own hand, up or down. */
export function useRaise(meeting: Meeting): OwnHand {
  const { t } = useTranslation('proceedings');
  const { state, memberId } = useOpenDossier();
  const client = useClient();
  const submit = useSubmit();
  const show = useToast();
  const turns = floorNow(state, meeting);
  const hands = waitingTurns(turns);
  const waiting = hands.find((turn) => turn.speaker === memberId && turn.kind === 'speech') ?? null;
  const running = speakingNow(turns);
  const { meetingId } = meeting;
  return {
    waiting,
    place: waiting ? hands.indexOf(waiting) + 1 : 0,
    isSpeaking: running?.speaker === memberId,
    isSomebodySpeaking: running !== undefined,
    raise: async ({ speaker, ...wish }) => {
      const result = await submit({
        type: 'floor.raise',
        meetingId,
        turnId: turnIdSchema.parse(client.newId()),
        ...wish,
        deliberation: partNow(meeting).deliberation,
        ...(speaker && { speaker }),
      });
      if (result.ok && !speaker) show({ text: t('floor.sent'), tone: 'success' });
      return result.ok;
    },
    lower: () => {
      if (waiting) void submit({ type: 'floor.withdraw', meetingId, turnId: waiting.turnId });
    },
  };
}
