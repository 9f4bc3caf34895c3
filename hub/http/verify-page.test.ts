import { expect, test } from 'vitest';
import { FLOOD } from '#shared/testing/cast.ts';
import { aReview } from '#shared/testing/review.ts';
import { migrate } from '../store/sqlite/migrate.ts';
import { openDatabase } from '../store/sqlite/open-database.ts';
import { PublishedDocuments, verifyPage } from './verify-page.ts';

test('HU8 OP11 where two dossiers gave an item the same id, the page names both, and says nothing of a third that published nothing', async () => {
  const db = openDatabase(':memory:');
  migrate(db);
  const published = aReview().inRevision().state;
  const states = new Map([
    ['dossier-a', published],
    [
      'dossier-b',
      { ...published, parties: { ...published.parties, dossier: renamed(published.parties.dossier) } },
    ],
    ['dossier-c', aReview().sealed().state],
  ]);
  const docId = `YP-${FLOOD}-1`;
  const insert = db.prepare(
    'INSERT INTO published_documents (doc_id, dossier_id, item_id, published_at) VALUES (?, ?, ?, 1)',
  );
  for (const dossierId of states.keys()) insert.run(docId, dossierId, FLOOD);
  const rooms = {
    use: async (dossierId: string, work: (room: unknown) => unknown) =>
      work({ readState: async () => states.get(dossierId) }),
  };
  const answered = { status: 0, text: '' };
  const response = {
    setHeader: () => undefined,
    writeHead: (status: number) => (answered.status = status),
    end: (text: string) => (answered.text = text),
  };
  const page = verifyPage({ documents: new PublishedDocuments(db), rooms } as never);
  await page({ params: { docId }, response } as never);
  db.close();
  expect(answered.status).toBe(200);
  expect(answered.text.match(/<dl>/g)).toHaveLength(2);
  expect(answered.text).toContain('另一处工程');
});

function renamed<T extends object>(dossier: T | null): T | null {
  return dossier && { ...dossier, title: '另一处工程' };
}
