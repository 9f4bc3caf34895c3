import type { EventMeta, PayloadOf } from '../event.ts';
import type { ApplicantsState, PanelState, ReviewItem } from '../state.ts';

export function responseDrafted(
  state: ApplicantsState,
  payload: PayloadOf<'response.drafted'>,
  meta: EventMeta,
): ApplicantsState {
  const { itemId, opinionItemId, content } = payload;
  const rows = { ...state.responses[itemId], [opinionItemId]: { ...content, at: meta.hubAt } };
  return { ...state, responses: { ...state.responses, [itemId]: rows } };
}

export function responseSubmitted(
  item: ReviewItem,
  payload: PayloadOf<'response.submitted'>,
  meta: EventMeta,
): ReviewItem {
  const { round, versionId, rows } = payload;
  return {
    ...item,
    rounds: [...item.rounds, { round, versionId, rows, submittedAt: meta.hubAt, concluded: null }],
  };
}

export function recheckMarked(
  state: PanelState,
  payload: PayloadOf<'recheck.marked'>,
  meta: EventMeta,
): PanelState {
  const { itemId, ...mark } = payload;
  const others = (state.rechecks[itemId] ?? []).filter(
    (entry) =>
      entry.round !== mark.round ||
      entry.opinionItemId !== mark.opinionItemId ||
      entry.memberId !== mark.memberId,
  );
  return { ...state, rechecks: { ...state.rechecks, [itemId]: [...others, { ...mark, at: meta.hubAt }] } };
}

export function recheckConcluded(
  item: ReviewItem,
  payload: PayloadOf<'recheck.concluded'>,
  meta: EventMeta,
): ReviewItem {
  const { round, passed, statement, rows } = payload;
  return {
    ...item,
    rounds: item.rounds.map((entry) =>
      entry.round === round ? { ...entry, concluded: { passed, statement, rows, at: meta.hubAt } } : entry,
    ),
  };
}
