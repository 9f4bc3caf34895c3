import { z } from 'zod';
import type { RecordedEvent } from '#shared/domain/event.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import type { Sqlite } from './open-database.ts';

const namesFile = z.object({ sha256: z.string(), sizeBytes: z.number() });
const withPictures = z.object({ pictures: z.array(namesFile) });
const withContent = z.object({ content: withPictures });
/** What one comment says, or several handed on together. */
const comments = z.union([
  withContent.transform((one) => [one]),
  z
    .object({ comments: z.array(z.unknown()) })
    .transform((many) => many.comments.flatMap((one) => withContent.safeParse(one).data ?? [])),
]);
const released = z.object({ docId: z.string(), meetingId: z.string() });
const published = z.object({ docId: z.string(), itemId: z.string() });

/** What is kept beside the ledgers so that it need not be searched in them; written with each commit. */
export class Projections {
  readonly #markReferenced;
  readonly #insertPublished;
  readonly #insertMinutes;

  constructor(db: Sqlite) {
    this.#markReferenced = db.prepare('UPDATE blobs SET referenced = 1 WHERE sha256 = ?');
    this.#insertPublished = db.prepare(`
      INSERT INTO published_documents (doc_id, dossier_id, item_id, published_at) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING`);
    this.#insertMinutes = db.prepare(`
      INSERT INTO released_minutes (doc_id, dossier_id, meeting_id) VALUES (?, ?, ?)
      ON CONFLICT DO NOTHING`);
  }

  /** Call inside the commit's transaction. */
  apply(dossierId: DossierId, event: RecordedEvent): void {
    for (const value of Object.values(event.payload)) {
      if (typeof value !== 'object' || value === null || !('sha256' in value)) continue;
      const file = namesFile.safeParse(value);
      if (file.success) this.#markReferenced.run(file.data.sha256);
    }
    const pictured = mayHavePictures(event.payload) ? comments.safeParse(event.payload).data : undefined;
    for (const { content } of pictured ?? []) {
      for (const { sha256 } of content.pictures) this.#markReferenced.run(sha256);
    }
    if (event.type === 'minutes.released') {
      const minutes = released.safeParse(event.payload).data;
      if (minutes) this.#insertMinutes.run(minutes.docId, dossierId, minutes.meetingId);
    }
    if (event.type !== 'opinion.published' || event.ledgerId !== 'parties') return;
    const opinion = published.safeParse(event.payload);
    if (!opinion.success) return;
    this.#insertPublished.run(opinion.data.docId, dossierId, opinion.data.itemId, event.hubAt);
  }
}

/** Most comments have none: a schema that says no costs more than the rest of the commit. */
function mayHavePictures({ content, comments: many }: RecordedEvent['payload']): boolean {
  return many !== undefined || (typeof content === 'object' && content !== null && 'pictures' in content);
}
