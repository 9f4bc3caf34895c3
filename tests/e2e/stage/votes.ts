import type { DossierId, VoteId } from '#shared/domain/ids.ts';
import type { SampleReview } from '#tools/demo/review.ts';
import type { PersonKey } from '#tools/sample/dossier.ts';

/** A named vote on the flood report, put by the clerk; every elector without a screen has seen it begin. */
export async function opensAVote(
  review: SampleReview,
  dossierId: DossierId,
  voteId: VoteId,
  question: string,
): Promise<void> {
  const clerk = review.person('xuQing');
  await clerk.submit(dossierId, {
    type: 'vote.prepare',
    voteId,
    meetingId: review.meetingId,
    itemId: review.item('flood'),
    question,
    options: [
      { label: '同意', isAbstention: false },
      { label: '不同意', isAbstention: false },
      { label: '弃权', isAbstention: true },
    ],
    secrecy: 'named',
    ruleId: 'majorityOfPresent@2004-07-01',
  });
  await clerk.submit(dossierId, { type: 'vote.open', voteId });
  for (const key of electorsOf(review, dossierId, voteId)) {
    await review
      .person(key)
      .until(dossierId, (state) => state.panel.votes[voteId]?.status === 'open', 'the vote to begin');
  }
}

export function electorsOf(review: SampleReview, dossierId: DossierId, voteId: VoteId): readonly PersonKey[] {
  const electors = review.person('xuQing').state(dossierId).panel.votes[voteId]?.electors ?? [];
  return [...review.cast.seats].filter(([, seat]) => electors.includes(seat.memberId)).map(([key]) => key);
}
