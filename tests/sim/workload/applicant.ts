import { versionIdSchema } from '#shared/domain/ids.ts';
import { responseGaps } from '#shared/domain/revision/decide.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { addVersion, pointingAt, setResponse } from '#shared/testing/commands.ts';
import { attendance, replying } from './meeting.ts';
import { roomWork } from './room.ts';
import { itemsOf, someOf, type Choice, type Desk } from './weighted.ts';

/** Owner and compiler: reports, and the answers to the opinion. */
export function applicantWork(desk: Desk): readonly Choice[] {
  return [
    ...attendance(desk),
    ...replying(desk),
    ...roomWork(desk),
    ...itemsOf(desk).flatMap((item) => [
      ...reports(desk, item),
      ...(desk.member.role === 'compiler' ? answers(desk, item) : []),
    ]),
  ];
}

function reports(desk: Desk, { itemId, stage, versions, rounds }: ReviewItem): readonly Choice[] {
  const upload = (kind: 'submissionDraft' | 'revisedDraft') => () => ({
    ...addVersion(itemId, kind, desk.newId('file')),
    versionId: versionIdSchema.parse(desk.newId('vers')),
  });
  if (stage === 'acceptance') return [[versions.length === 0 ? 2 : 0.2, upload('submissionDraft')]];
  if (stage === 'preReview') return [[0.1, upload('submissionDraft')]];
  if (stage !== 'revision' || desk.member.role !== 'compiler') return [];
  const current = versions.at(-1);
  const isNeeded = current?.kind !== 'revisedDraft' || current.versionId === rounds.at(-1)?.versionId;
  return [[isNeeded ? 3 : 0.1, upload('revisedDraft')]];
}

function answers(desk: Desk, { itemId, stage, published, versions }: ReviewItem): readonly Choice[] {
  if (stage !== 'revision') return [];
  const { state, random, say } = desk;
  const gaps = responseGaps(state, itemId);
  const points = published?.items ?? [];
  const open = points.filter((point) => gaps.includes(point.no));
  return [
    ...someOf(random, open).map(({ opinionItemId }): Choice => [
      3,
      () => setResponse(itemId, opinionItemId, say),
    ]),
    ...someOf(random, points).map(({ opinionItemId }): Choice => [
      0.2,
      () => setResponse(itemId, opinionItemId, say),
    ]),
    ...someOf(random, points).flatMap(({ opinionItemId }) =>
      someOf(random, versions).map(({ versionId }): Choice => [
        0.4,
        () => pointingAt(setResponse(itemId, opinionItemId, say), versionId, say),
      ]),
    ),
    [gaps.length === 0 ? 2 : 0.1, () => ({ type: 'response.submit', itemId })],
  ];
}
