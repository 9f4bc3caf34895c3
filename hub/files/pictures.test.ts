import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PictureRef } from '#shared/domain/picture-ref.ts';
import { commentIdSchema, versionIdSchema, type Sha256 } from '#shared/domain/ids.ts';
import { cleanPictureName } from '#shared/domain/file-name.ts';
import { assert } from '#shared/lib/assert.ts';
import { filePath } from '#shared/protocol/hub-api.ts';
import { addComment } from '#shared/testing/commands.ts';
import { BlobsTable } from './blobs-table.ts';
import { ITEM, type Person } from '../testing/a-hub.ts';
import { aJourney, type Journey } from '../testing/a-journey.ts';
import { aPng } from '../testing/a-picture.ts';
import { openDatabase } from '../store/sqlite/open-database.ts';
import { awaitCheck, beginUpload, sendPart } from '../testing/upload.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let journey: Journey;
let author: Journey['experts'][number];
let colleague: Person;
beforeAll(async () => {
  journey = await aJourney();
  const [, second, third] = journey.experts;
  assert(second && third, 'experts');
  author = second;
  colleague = third.person;
});
afterAll(() => journey.hub.remove());

async function sends(person: Person, bytes: Buffer, name = '断面图.png') {
  const begun = await beginUpload(person, journey.dossierId, bytes.byteLength, name, 'picture');
  const location = begun.headers.get('location') ?? '';
  assert(begun.status === 201, `begun: ${begun.status}`);
  await sendPart(person, location, bytes, 0);
  return awaitCheck(person, location);
}

async function picture(person: Person, bytes: Buffer, name?: string): Promise<PictureRef> {
  const status = await sends(person, bytes, name);
  assert(status.status === 'pictureAccepted', `taken: ${JSON.stringify(status)}`);
  return status.picture;
}

function adds(id: string, pictures: readonly PictureRef[]) {
  const commentId = commentIdSchema.parse(id);
  const add = addComment(author.memberId, commentId, ITEM, versionIdSchema.parse('version-1'));
  return { ...add, content: { ...add.content, pictures } };
}

async function answer(person: Person, command: Parameters<Person['push']>[1]): Promise<string> {
  const pushed = await person.push(journey.dossierId, command);
  assert(pushed.ok, 'answered');
  return pushed.outcome.result === 'rejected' ? pushed.outcome.rejection.code : 'accepted';
}

function get(person: Person, sha256: Sha256): Promise<Response> {
  return fetch(person.url + filePath(journey.dossierId, sha256), {
    headers: { Authorization: `Bearer ${person.token ?? ''}` },
  });
}

const readers = async (sha256: Sha256): Promise<readonly number[]> => {
  const people = [author.person, colleague, journey.clerk, journey.owner, journey.compiler];
  return Promise.all(people.map(async (person) => (await get(person, sha256)).status));
};

test('PC5 FI1: experts upload pictures, the others reports; too large a picture is not even begun', async () => {
  const begins = async (person: Person, kind: 'report' | 'picture', size = 2_000): Promise<number> =>
    (await beginUpload(person, journey.dossierId, size, 'a.png', kind)).status;
  expect(await begins(author.person, 'report')).toBe(403);
  for (const person of [journey.clerk, journey.owner, journey.compiler]) {
    expect(await begins(person, 'picture')).toBe(403);
  }
  expect(await begins(author.person, 'picture', 8 * 1024 * 1024 + 1)).toBe(413);
});

test('PC5 PC6: a picture comes up, is checked, and is described by its bytes; what is none is kept nowhere', async () => {
  const bytes = aPng(10);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(await sends(author.person, bytes, '..\\断面图.jpeg')).toEqual({
    status: 'pictureAccepted',
    picture: { sha256, sizeBytes: bytes.byteLength, name: '断面图.png', kind: 'png', width: 64, height: 40 },
  });
  const script = Buffer.from('<svg onload="alert(1)"/>'.repeat(9));
  expect(await sends(author.person, script)).toEqual({
    status: 'rejected',
    reason: 'notAPicture',
    findings: ['notAPicture'],
  });
  const kept = createHash('sha256').update(script).digest('hex');
  expect(existsSync(join(journey.hub.dataDir, 'blobs', kept.slice(0, 2), kept))).toBe(false);
});

test('PC4: a comment is refused that names a picture the hub does not hold, or describes it otherwise', async () => {
  const held = await picture(author.person, aPng(20));
  const colleagues = await picture(colleague, aPng(21));
  const unheld = { ...held, sha256: '0'.repeat(64) as Sha256 };
  for (const odd of [unheld, colleagues, { ...held, width: 65 }, { ...held, name: '..\\a\u202eb.png' }]) {
    expect(await answer(author.person, adds('refused-1', [odd]))).toBe('comment.pictureMissing');
  }
  expect(await answer(author.person, adds('taken-1', [held]))).toBe('accepted');
  expect(await answer(author.person, adds('taken-2', [{ ...held, name: '又一处.png' }]))).toBe('accepted');
  // A refusal by the rules comes first, so that nobody learns by pictures what they may not know.
  expect(await answer(journey.owner, adds('refused-2', [held]))).toBe('actor.roleNotEntitled');
});

test('PC2 PC3 PC7 FI3: knowing a hash is no right; the right goes where the comment goes, and ends with it', async () => {
  const bytes = aPng(30);
  const held = await picture(author.person, bytes);
  expect(await readers(held.sha256)).toEqual([404, 404, 404, 404, 404]);
  const add = adds('shared-1', [held]);
  const { commentId } = add.subject;
  expect(await answer(author.person, add)).toBe('accepted');
  expect(await readers(held.sha256)).toEqual([200, 404, 404, 404, 404]);
  const whole = await get(author.person, held.sha256);
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  expect(whole.headers.get('content-type')).toBe('image/png');
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
  expect(whole.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await answer(author.person, { type: 'comment.share', commentIds: [commentId] })).toBe('accepted');
  expect(await readers(held.sha256)).toEqual([200, 200, 200, 404, 404]);
  await journey.clerk.does(journey.dossierId, {
    type: 'comment.release',
    itemId: ITEM,
    commentIds: [commentId],
  });
  expect(await readers(held.sha256)).toEqual([200, 200, 200, 200, 200]);

  const own = await picture(author.person, aPng(31));
  const second = adds('private-1', [own]);
  expect(await answer(author.person, second)).toBe('accepted');
  const id = second.subject.commentId;
  expect(await answer(author.person, { type: 'comment.withdraw', commentId: id })).toBe('accepted');
  expect(await readers(own.sha256)).toEqual([404, 404, 404, 404, 404]);
});

test('PC3 FI5: a picture that a comment names is never collected, one that none names is after a day', async () => {
  const named = await picture(author.person, aPng(40));
  const unnamed = await picture(author.person, aPng(41));
  expect(await answer(author.person, adds('kept-1', [named]))).toBe('accepted');
  const db = openDatabase(join(journey.hub.dataDir, 'hub.db'));
  const collectable = new BlobsTable(db).unreferenced(Date.now() + 1_000);
  db.close();
  expect(collectable).toContain(unnamed.sha256);
  expect(collectable).not.toContain(named.sha256);
});

test('PC5 FI7: a picture’s name ends as its bytes are, and keeps no path, control or direction marks', () => {
  expect(cleanPictureName('C:\\x\\地形‮图.JPG', 'png')).toBe('地形图.png');
  expect(cleanPictureName('a.webp', 'jpeg')).toBe('a.jpg');
  expect(cleanPictureName(' . ', 'webp')).toBe('picture.webp');
  expect(cleanPictureName('长'.repeat(300), 'png')).toHaveLength(120);
  const twice = cleanPictureName(cleanPictureName('a b .png.jpg', 'png'), 'png');
  expect(twice).toBe(cleanPictureName('a b .png.jpg', 'png'));
});
