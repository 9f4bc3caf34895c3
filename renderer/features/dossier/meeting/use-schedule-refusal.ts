import { meetingIdSchema, stepIdSchema } from '#shared/domain/ids.ts';
import { defaultAgenda } from '#shared/domain/meeting/default-agenda.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useDryRun } from '#renderer/app/dossier/use-dry-run.ts';
import { itemsOf } from '../items-of.ts';

/** Whether some meeting about some report could be arranged now. */
export function useScheduleRefusal(): Rejection | null {
  const { state } = useOpenDossier();
  const dryRun = useDryRun();
  const refusals = itemsOf(state).map(({ itemId }) =>
    dryRun({
      type: 'meeting.schedule',
      meetingId: meetingIdSchema.parse('meeting-to-come'),
      title: '-',
      mode: 'videoReview',
      startsAt: 0,
      endsAt: 1,
      place: '',
      externalMeeting: '',
      itemIds: [itemId],
      steps: defaultAgenda([itemId], (index) => stepIdSchema.parse(`step-${index}`)),
    }),
  );
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}
