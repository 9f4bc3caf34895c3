import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { recordEvents, type Heads } from '#hub/room/appending.ts';
import { openDatabase } from '#hub/store/sqlite/open-database.ts';
import { SqliteLedgerStore } from '#hub/store/sqlite/sqlite-ledger-store.ts';
import { nodeHasher } from '#hub/runtime/system.ts';
import type { NewEvent } from '#shared/domain/event.ts';
import { commandIdSchema } from '#shared/domain/ids.ts';
import { addComment, commentId, DOSSIER, expertId } from './prepared-review.ts';

const BATCH = 1000;
const HUB_AT = 1_777_300_000_000;

/**
 * Lengthens the panel ledger of a stopped hub to `length` lines, chained as the room chains them: two comments
 * shared for every one that is edited again.
 */
export async function lengthenPanelLedger(dataDir: string, length: number): Promise<void> {
  const db = openDatabase(path.join(dataDir, 'hub.db'));
  const store = new SqliteLedgerStore(db);
  let heads: Heads = new Map((await store.heads(DOSSIER)).map((head) => [head.ledgerId, head]));
  const written = heads.get('panel')?.seq ?? 0;
  for (let begin = written; begin < length; begin += BATCH) {
    const count = Math.min(BATCH, length - begin);
    const events = Array.from({ length: count }, (_, index) => panelEvent(begin + index));
    const meta = {
      actor: expertId(0),
      commandId: commandIdSchema.parse(randomBytes(16).toString('base64url')),
      authorAt: HUB_AT,
      hubAt: HUB_AT,
    };
    const appended = recordEvents(nodeHasher, DOSSIER, heads, events, meta);
    await store.commit({
      dossierId: DOSSIER,
      events: appended.recorded,
      answers: [],
      ballots: [],
      summaries: [],
    });
    heads = appended.heads;
  }
  db.close();
}

function panelEvent(index: number): NewEvent {
  const { subject, content } = addComment(index);
  if (index % 3 === 2) {
    const payload = { commentId: commentId(index - 1), content };
    return { ledgerId: 'panel', event: { type: 'comment.edited', v: 1, payload } };
  }
  const payload = { subject, content, author: expertId(0), writtenAt: HUB_AT };
  return { ledgerId: 'panel', event: { type: 'comment.shared', v: 1, payload } };
}
