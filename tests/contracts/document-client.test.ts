import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aHub } from '#hub/testing/a-hub.ts';
import { aPdf } from '#hub/testing/a-pdf.ts';
import { aPng } from '#hub/testing/a-picture.ts';
import { COMMITMENT_CLAUSES } from '#shared/domain/panel/commands.ts';
import { DocumentClient, newId, type Json } from './document-client.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

// One story, in order: each test goes on where the one before ended.
let hub: Awaited<ReturnType<typeof aHub>>;
let clerk: DocumentClient;
let owner: DocumentClient;
const dossierId = newId();
const clerkId = newId();
const ownerId = newId();
const itemId = newId();
beforeAll(async () => {
  hub = await aHub();
  clerk = new DocumentClient(hub.url);
  owner = new DocumentClient(hub.url);
});
afterAll(() => hub.remove());

const seat = (memberId: string, role: string, name: string): Json => ({
  memberId,
  role,
  name,
  unit: '某单位',
  itemIds: [],
});

test('PT1 set-up, a reserved seat, and a dossier, from the document alone', async () => {
  expect(await clerk.request('GET', '/api/hub')).toEqual({ needsSetup: true, protocol: 1, minProtocol: 1 });
  await clerk.begin('/api/setup', {
    code: hub.setupCode ?? '',
    login: 'clerk',
    name: '周敏',
    unit: '审批局',
    password: 'a long enough one',
  });
  await clerk.request('POST', '/api/seats', { dossierId, memberId: clerkId });
  await clerk.connect();
  const outcome = await clerk.push(
    clerk.prepare(dossierId, {
      type: 'dossier.create',
      secrecy: 'none',
      title: '十里河大桥',
      docNo: '',
      projectCode: '',
      hostUnit: '审批局',
      ownerUnit: '城建公司',
      compilerUnit: '咨询公司',
      items: [{ itemId, matter: 'floodImpactEvaluation', reportTitle: '防洪评价报告' }],
      clerk: seat(clerkId, 'clerk', '周敏'),
    }),
  );
  expect(outcome).toMatchObject({
    result: 'accepted',
    positions: [1, 2, 3].map((seq) => ({ ledgerId: 'parties', seq })),
  });
  expect(await clerk.open(dossierId)).toEqual({ memberId: clerkId, resets: [] });
  expect([...clerk.ledgers.keys()]).toEqual([
    'parties',
    'panel',
    'applicants',
    'bureau',
    `private:${clerkId}`,
  ]);
});

test('PT2 an invitation seats another person, who hears of the rest as it happens', async () => {
  await clerk.push(clerk.prepare(dossierId, { type: 'member.add', seat: seat(ownerId, 'owner', '李工') }));
  const { code } = await clerk.request('POST', '/api/invitations', { dossierId, memberId: ownerId });
  expect(await owner.request('POST', '/api/codes/peek', { code: code ?? '' })).toMatchObject({
    dossierTitle: '十里河大桥',
    role: 'owner',
  });
  const redeemed = await owner.begin('/api/invitations/redeem', {
    code: code ?? '',
    login: 'owner',
    password: 'a long enough two',
  });
  expect(redeemed).toMatchObject({ dossierId, memberId: ownerId });
  await owner.connect();
  await owner.open(dossierId);
  expect([...owner.ledgers.keys()]).toEqual(['parties', 'applicants', `private:${ownerId}`]);
  await clerk.push(
    clerk.prepare(dossierId, { type: 'member.add', seat: seat(newId(), 'department', '王科') }),
  );
  await expect.poll(() => owner.ledgers.get('parties')?.events.at(-1)?.type).toBe('member.added');
  expect(await owner.request('GET', '/api/dossiers?filter=all')).toMatchObject({ total: 1 });
});

test('PT3 a command sent again, on another connection and after more commands, has one effect and one answer', async () => {
  const push = clerk.prepare(dossierId, { type: 'member.add', seat: seat(newId(), 'department', '赵科') });
  const first = await clerk.push(push);
  clerk.disconnect();
  await clerk.connect();
  expect(await clerk.push(push)).toEqual(first);
  const next = clerk.prepare(dossierId, { type: 'panel.confirm' });
  expect(await clerk.push(next)).toMatchObject({
    result: 'rejected',
    rejection: { code: 'item.wrongStage' },
  });
  expect(await clerk.push(next)).toMatchObject({
    result: 'rejected',
    rejection: { code: 'item.wrongStage' },
  });
  expect(await clerk.push(push)).toEqual(first);
  const far = { ...push, commandId: newId(), mutationSeq: 99 };
  await expect(clerk.push(far)).rejects.toMatchObject({ fault: { code: 'outOfOrder', expectedSeq: 6 } });
});

test('PT4 after a break the client catches up from where it stood, and the chain holds', async () => {
  const before = owner.ledgers.get('parties')?.events.length ?? 0;
  owner.disconnect();
  for (let turn = 0; turn < 5; turn++) {
    const command = { type: 'member.add', seat: seat(newId(), 'department', `第${turn}位`) };
    clerk.prepare(dossierId, command);
    await clerk.open(dossierId);
    await clerk.push(clerk.prepare(dossierId, command));
  }
  await owner.connect();
  const { resets } = await owner.open(dossierId);
  expect(resets).toEqual([]);
  expect(owner.ledgers.get('parties')?.events.length).toBeGreaterThanOrEqual(before + 5);
  await clerk.open(dossierId);
  expect(owner.ledgers.get('parties')?.events).toEqual(clerk.ledgers.get('parties')?.events);
  expect([clerk.brokenAt(dossierId), owner.brokenAt(dossierId)]).toEqual([null, null]);
});

test('PT4 a client that holds something else is told to drop it', async () => {
  const ledger = owner.ledgers.get('parties');
  const last = ledger?.events.pop();
  if (last) ledger?.events.push({ ...last, hash: 'f'.repeat(64) });
  expect(owner.brokenAt(dossierId)).toBe(`parties/${last?.seq ?? 0}`);
  expect((await owner.open(dossierId)).resets).toEqual(['parties']);
  expect(owner.brokenAt(dossierId)).toBeNull();
});

test('PT5 a report goes up in parts and comes down whole and in part', async () => {
  const bytes = await aPdf('document', 4);
  const status = await owner.upload(dossierId, '防洪评价报告.pdf', bytes, 1000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(status).toMatchObject({ status: 'accepted', file: { sha256, pages: 4 } });
  const outcome = await owner.push(
    owner.prepare(dossierId, {
      type: 'report.addVersion',
      itemId,
      versionId: newId(),
      kind: 'submissionDraft',
      file: status['file'] ?? null,
    }),
  );
  expect(outcome.result).toBe('accepted');
  const whole = await clerk.download(dossierId, sha256);
  expect(Buffer.from(await whole.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  const part = await clerk.download(dossierId, sha256, 'bytes=-10');
  expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10]);
  expect((await clerk.download(newId(), sha256)).status).toBe(404);
});

test('PT6 faults say what to do', async () => {
  const nobody = new DocumentClient(hub.url);
  await expect(nobody.connect()).rejects.toMatchObject({
    fault: { code: expect.stringMatching(/badRequest|unauthenticated/) },
  });
  await expect(nobody.request('GET', '/api/session')).rejects.toMatchObject({
    fault: { code: 'unauthenticated', retry: 'afterUserAction' },
  });
  await expect(
    owner.ask('events.pull', { dossierId, ledgerId: 'panel', afterSeq: 0, limit: 1 }),
  ).rejects.toMatchObject({
    fault: { code: 'notFound', retry: 'never' },
  });
  await expect(owner.ask('dossier.open', { dossierId })).rejects.toMatchObject({
    fault: { code: 'badRequest' },
  });
});

test('PT5 PC4 a picture of a comment goes up first; the right to it goes where the comment goes', async () => {
  const push = async (client: DocumentClient, command: Json) =>
    client.push(client.prepare(dossierId, command));
  await clerk.open(dossierId);
  expect((await push(clerk, { type: 'dossier.accept' })).result).toBe('accepted');
  const experts: DocumentClient[] = [];
  for (const login of ['expert-a', 'expert-b', 'expert-c']) {
    const memberId = newId();
    await push(clerk, { type: 'member.add', seat: seat(memberId, 'expert', login) });
    const { code } = await clerk.request('POST', '/api/invitations', { dossierId, memberId });
    const expert = new DocumentClient(hub.url);
    await expert.begin('/api/invitations/redeem', { code: code ?? '', login, password: 'a long enough one' });
    await expert.connect();
    await expert.open(dossierId);
    await push(expert, { type: 'recusal.declare', conflict: false, statement: '' });
    await push(expert, { type: 'commitment.sign', clauses: [...COMMITMENT_CLAUSES] });
    experts.push(expert);
  }
  expect((await push(clerk, { type: 'panel.confirm' })).result).toBe('accepted');
  const [author, colleague] = experts;
  if (!author || !colleague) throw new Error('a panel');
  const version = clerk.ledgers
    .get('parties')
    ?.events.findLast(({ type }) => type === 'report.versionAdded')?.payload;
  const commentId = newId();
  const add = (picture: Json): Json => ({
    type: 'comment.add',
    subject: {
      commentId,
      itemId,
      versionId: version?.['versionId'] ?? null,
      anchor: { kind: 'page', pageIndex: 0, rects: [] },
    },
    content: {
      category: 'drawings',
      severity: 'mustFix',
      concern: '图上高程与正文不一致',
      basis: '',
      suggestion: '',
      pictures: [picture],
    },
  });
  const bytes = aPng(77);
  const status = await author.upload(dossierId, '断面.png', bytes, 100, 'picture');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(status).toMatchObject({
    status: 'pictureAccepted',
    picture: { sha256, kind: 'png', width: 64, height: 40 },
  });
  const picture = status['picture'] as { readonly [key: string]: Json };
  const unknown = add({ ...picture, sha256: 'a'.repeat(64) });
  expect(await push(author, unknown)).toMatchObject({ rejection: { code: 'comment.pictureMissing' } });
  expect((await push(author, add(picture))).result).toBe('accepted');
  const people = [author, colleague, clerk, owner];
  const readers = async (): Promise<readonly number[]> =>
    Promise.all(people.map(async (person) => (await person.download(dossierId, sha256)).status));
  expect(await readers()).toEqual([200, 404, 404, 404]);
  expect((await push(author, { type: 'comment.share', commentIds: [commentId] })).result).toBe('accepted');
  expect(await readers()).toEqual([200, 200, 200, 404]);
  const whole = await colleague.download(dossierId, sha256);
  expect([whole.headers.get('content-type'), whole.headers.get('x-content-type-options')]).toEqual([
    'image/png',
    'nosniff',
  ]);
  const text = await author.upload(dossierId, '说明.png', Buffer.from('no picture'), 100, 'picture');
  expect(text).toEqual({ status: 'rejected', reason: 'notAPicture', findings: ['notAPicture'] });
  for (const expert of experts) expert.disconnect();
});
