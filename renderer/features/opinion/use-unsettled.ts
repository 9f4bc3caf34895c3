import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { openOpposed, standingIn } from '#renderer/relating/open-matters.ts';
import { usePanelComments } from '#renderer/relating/use-panel-comments.ts';
import { useRelated } from '#renderer/relating/use-related.ts';
import { emptyOpinion } from '#shared/domain/opinion/opinion.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { tableGet } from '#shared/lib/table.ts';
import { findOpposed } from '#shared/search/relate/find-opposed.ts';

/** Two texts that contradict each other and that nobody has settled: points of the opinion, or comments. */
export interface Unsettled {
  readonly key: string;
  readonly texts: readonly { readonly from: string; readonly text: string }[];
}

/** What to look at before an opinion is frozen (RL10). */
export function useUnsettled(item: ReviewItem, isWanted: boolean): readonly Unsettled[] {
  const { t } = useTranslation(['opinion', 'common']);
  const { state } = useOpenDossier();
  const person = usePerson();
  const opinion = state.panel.opinions[item.itemId] ?? emptyOpinion(item.itemId);
  const { items } = opinion;
  const related = useRelated(usePanelComments(state, item.itemId), isWanted);
  const points = useMemo(
    () => (isWanted ? opposedPoints(items.map(({ text }, index) => ({ key: index + 1, text }))) : []),
    [items, isWanted],
  );
  const ofPoints = points.map(({ keys }): Unsettled => ({
    key: keys.join(' '),
    texts: keys.map((no) => ({ from: t('opinion:pointNo', { no }), text: items[no - 1]?.text ?? '' })),
  }));
  const ofComments = openOpposed(related?.opposed ?? [], standingIn(opinion)).map(({ keys }): Unsettled => ({
    key: keys.join(' '),
    texts: keys.flatMap((id) => {
      const comment = tableGet(state.panel.comments, id);
      return comment ? [{ from: person(comment.author).name, text: comment.content.concern }] : [];
    }),
  }));
  return [...ofPoints, ...ofComments];
}

/** Points are few: they are looked through at once. */
function opposedPoints(points: readonly { readonly key: number; readonly text: string }[]) {
  const work = findOpposed(points);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
