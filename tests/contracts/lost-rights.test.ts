import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aHub } from '#hub/testing/a-hub.ts';
import { aPdf } from '#hub/testing/a-pdf.ts';
import { DocumentClient, newId, RefusedError, type Json } from './document-client.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let hub: Awaited<ReturnType<typeof aHub>>;
let clerk: DocumentClient;
let sha256 = '';
const dossierId = newId();
const clerkId = newId();
const itemId = newId();

const CLAUSES = [
  'recusal',
  'competence',
  'integrity',
  'confidentiality',
  'discipline',
  'reportOffences',
  'reportInterference',
  'responsibility',
  'health',
];

const seat = (memberId: string, role: string): Json => ({
  memberId,
  role,
  name: role,
  unit: '某单位',
  itemIds: [],
});
const does = async (client: DocumentClient, command: Json): Promise<void> => {
  expect(await client.push(client.prepare(dossierId, command))).toMatchObject({ result: 'accepted' });
};

beforeAll(async () => {
  hub = await aHub();
  clerk = new DocumentClient(hub.url);
  await clerk.begin('/api/setup', {
    code: hub.setupCode ?? '',
    login: 'clerk',
    name: '周敏',
    unit: '审批局',
    password: 'a long enough one',
  });
  await clerk.request('POST', '/api/seats', { dossierId, memberId: clerkId });
  await clerk.connect();
  await does(clerk, {
    type: 'dossier.create',
    secrecy: 'none',
    title: '十里河大桥',
    docNo: '',
    projectCode: '',
    hostUnit: '审批局',
    ownerUnit: '城建公司',
    compilerUnit: '咨询公司',
    items: [{ itemId, matter: 'floodImpactEvaluation', reportTitle: '防洪评价报告' }],
    clerk: seat(clerkId, 'clerk'),
  });
  const status = await clerk.upload(dossierId, 'a.pdf', await aPdf('rights'), 100_000);
  const { file = null } = status;
  sha256 = String((file as { sha256?: string }).sha256);
  await does(clerk, { type: 'report.addVersion', itemId, versionId: newId(), kind: 'submissionDraft', file });
  await does(clerk, { type: 'dossier.accept' });
  await clerk.open(dossierId);
});
afterAll(() => hub.remove());

/** Someone in the dossier, with it open and every right of the role at work. */
async function aMember(
  role: string,
): Promise<{ readonly client: DocumentClient; readonly memberId: string }> {
  const memberId = newId();
  await does(clerk, { type: 'member.add', seat: seat(memberId, role) });
  const { code = '' } = await clerk.request('POST', '/api/invitations', { dossierId, memberId });
  const client = new DocumentClient(hub.url);
  await client.begin('/api/invitations/redeem', { code, login: newId(), password: 'a long enough two' });
  await client.connect();
  await client.open(dossierId);
  if (role === 'expert') {
    await does(client, { type: 'recusal.declare', conflict: false, statement: '' });
    await does(client, { type: 'commitment.sign', clauses: CLAUSES });
  }
  expect((await client.download(dossierId, sha256)).status).toBe(200);
  expect(await client.request('GET', '/api/dossiers')).toMatchObject({ total: 1 });
  const isThere = (): boolean => JSON.stringify(lastPresence(clerk)).includes(memberId);
  await expect.poll(isThere).toBe(true);
  client.heard.length = 0;
  return { client, memberId };
}

function lastPresence(client: DocumentClient): Json {
  return client.heard.findLast(({ name }) => name === 'presence.state')?.body ?? null;
}

async function refusal(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof RefusedError ? error.fault : error),
  );
}

const removed = (memberId: string): Promise<void> =>
  does(clerk, { type: 'member.remove', memberId, reason: '调离' });

const LOSSES = [
  ['an owner who is removed', 'owner', ['parties', 'applicants'], removed, 'actor.notAMember'],
  ['an expert who is removed', 'expert', ['parties', 'panel'], removed, 'actor.notAMember'],
  [
    'an expert who withdraws',
    'expert',
    ['parties', 'panel'],
    (_memberId: string, client: DocumentClient) =>
      does(client, { type: 'recusal.declare', conflict: true, statement: '' }),
    'actor.recused',
  ],
] as const;

test.each(LOSSES)(
  'PT7 %s hears that it is over and nothing of the rest, and is answered as a stranger is',
  async (_who, role, lost, happens, rejection) => {
    const { client, memberId } = await aMember(role);
    const own = `private:${memberId}`;
    expect([...client.ledgers.keys()]).toEqual([...lost, own]);
    await happens(memberId, client);

    // What is told: to open again, that the row is gone, that nobody is there any more. Not even why.
    await expect.poll(() => client.heard.map(({ name }) => name)).toContain('presence.state');
    await expect.poll(() => JSON.stringify(lastPresence(clerk)).includes(memberId)).toBe(false);
    expect(client.heard).toEqual([
      { name: 'membership.changed', body: { dossierId } },
      { name: 'summary.changed', body: { dossierId, summary: null } },
      { name: 'presence.state', body: { dossierId, members: [] } },
    ]);

    // Reading: the private ledger, and otherwise what is answered about a dossier that never was.
    const stranger = await refusal(
      client.ask('events.pull', { dossierId: newId(), ledgerId: 'parties', afterSeq: 0, limit: 9 }),
    );
    expect(stranger).toMatchObject({ code: 'notFound', retry: 'never' });
    for (const ledgerId of [...lost, `private:${clerkId}`]) {
      expect(
        await refusal(client.ask('events.pull', { dossierId, ledgerId, afterSeq: 0, limit: 9 })),
      ).toEqual(stranger);
      expect(await refusal(client.ask('ledger.seen', { dossierId, ledgerId, seq: 1 }))).toEqual(stranger);
    }
    const reading = { dossierId, itemId: newId(), versionId: newId(), share: null };
    expect(await refusal(client.ask('reading.share', reading))).toEqual(stranger);
    await client.open(dossierId);
    expect([...client.ledgers.keys()]).toEqual([own]);
    const unknown = await client.download(newId(), sha256);
    const gone = await client.download(dossierId, sha256);
    expect([gone.status, await gone.text()]).toEqual([404, await unknown.text()]);
    expect(await client.request('GET', '/api/dossiers?filter=all')).toEqual({
      rows: [],
      total: 0,
      counts: { active: 0, mine: 0, archived: 0, all: 0 },
    });

    // Writing: answered, and of no effect.
    const withdraw = client.prepare(dossierId, { type: 'comment.withdraw', commentId: newId() });
    expect(await client.push(withdraw)).toMatchObject({
      result: 'rejected',
      rejection: { code: rejection },
    });
    expect(await client.beginUpload(dossierId, 'a.pdf', 10)).toMatchObject({ status: 404 });
    client.tell('presence.set', { dossierId, place: 'room' });
    client.tell('page.share', { dossierId, page: null });

    // And nothing of what comes after, though the dossier is open to the private ledger.
    client.heard.length = 0;
    await does(clerk, { type: 'member.add', seat: seat(newId(), 'department') });
    await does(clerk, { type: 'member.add', seat: seat(newId(), 'expert') });
    await sleep(200);
    const said = client.heard.filter(({ name }) => name !== 'seen.state' && name !== 'presence.state');
    expect(said).toEqual([]);
    for (const { name, body } of client.heard) {
      expect([name, body]).toEqual(
        name === 'seen.state'
          ? ['seen.state', { dossierId, ledgerId: own, seen: [] }]
          : ['presence.state', { dossierId, members: [] }],
      );
    }
    expect(JSON.stringify(lastPresence(clerk))).not.toContain(memberId);
    client.disconnect();
  },
);
