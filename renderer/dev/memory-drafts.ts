import { fromBase64, toBase64 } from 'lib0/buffer';
import type { ItemId, MemberId } from '#shared/domain/ids.ts';
import { emptyOpinion } from '#shared/domain/opinion/opinion.ts';
import { JointDraft } from '#shared/drafting/joint-draft.ts';
import { reconcile, settlement, textsOf } from '#shared/drafting/opinion-texts.ts';
import { err, ok } from '#shared/lib/result.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { DraftsDesk } from '../app/client/client.ts';
import type { MemoryDossier } from './memory-dossier.ts';

/** What the hub does with what is typed, on one page: taken at once, and settled at once. */
export function memoryDrafts(dossier: MemoryDossier | undefined, seat: MemberId | undefined): DraftsDesk {
  const drafts = new Map<ItemId, JointDraft>();
  const draftOf = (itemId: ItemId, within: MemoryDossier): JointDraft => {
    const opinion = within.state.panel.opinions[itemId] ?? emptyOpinion(itemId);
    const draft = drafts.get(itemId) ?? new JointDraft();
    drafts.set(itemId, draft);
    reconcile(draft, new Map(), textsOf(opinion));
    return draft;
  };
  return {
    join: ({ itemId, stateVector }) => {
      if (!dossier) return Promise.resolve(err(unavailable('no dossier')));
      const draft = draftOf(itemId, dossier);
      const update = draft.since(fromBase64(stateVector)) ?? draft.whole();
      return Promise.resolve(ok({ update: toBase64(update), stateVector: toBase64(draft.stateVector()) }));
    },
    push: ({ itemId, update }) => {
      const draft = drafts.get(itemId);
      if (!dossier || !draft || !seat) return Promise.resolve(err(unavailable('no draft')));
      draft.take(fromBase64(update));
      const opinion = dossier.state.panel.opinions[itemId] ?? emptyOpinion(itemId);
      const command = settlement(draft, opinion, itemId, [seat]);
      if (command) dossier.give(null, command, Date.now());
      return Promise.resolve(ok({ result: 'taken' as const }));
    },
    caret: () => undefined,
    listen: () => () => undefined,
  };
}
