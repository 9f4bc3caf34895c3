import type { HubReview } from './hub-review.ts';
import { DOSSIER, expertId, ITEM, MEETING } from './prepared-review.ts';

/** Opens the review's meeting: the panel signs in, the first expert takes the chair and lets the panel write. */
export async function openMeeting({ clerk, experts }: HubReview): Promise<void> {
  const [chair] = experts;
  if (!chair) throw new Error('a meeting has a chair');
  await clerk.submit(DOSSIER, { type: 'chair.nominate', itemId: ITEM, memberId: expertId(0) });
  await chair.until(DOSSIER, ({ panel }) => panel.chairs[ITEM] !== undefined, 'the nomination');
  await chair.submit(DOSSIER, { type: 'chair.consent', itemId: ITEM });
  await clerk.submit(DOSSIER, { type: 'meeting.open', meetingId: MEETING });
  for (const expert of experts) {
    await expert.until(DOSSIER, ({ parties }) => parties.meetings[MEETING]?.status === 'open', 'the opening');
    await expert.submit(DOSSIER, { type: 'meeting.signIn', meetingId: MEETING });
  }
  await chair.submit(DOSSIER, { type: 'opinion.letWrite', itemId: ITEM, writers: 'panel' });
}
