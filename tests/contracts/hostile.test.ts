import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLog } from '#hub/runtime/log.ts';
import { aHub } from '#hub/testing/a-hub.ts';
import { aPdf } from '#hub/testing/a-pdf.ts';
import { DocumentClient, newId, RefusedError, type Json } from './document-client.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

// Someone with an account, a seat and the document, who means no good. Every test ends with the hub at work.
let hub: Awaited<ReturnType<typeof aHub>>;
let clerk: DocumentClient;
let owner: DocumentClient;
let sha256 = '';
let size = 0;
const log: string[] = [];
const dossierId = newId();
const clerkId = newId();
const ownerId = newId();
const itemId = newId();
const ZEROS = '0'.repeat(64);

const does = async (client: DocumentClient, command: Json): Promise<void> => {
  expect(await client.push(client.prepare(dossierId, command))).toMatchObject({ result: 'accepted' });
};
const seat = (memberId: string, role: string): Json => ({
  memberId,
  role,
  name: role,
  unit: '某单位',
  itemIds: [],
});

beforeAll(async () => {
  hub = await aHub({
    rates: { requests: { perSecond: 5_000, burst: 5_000 } },
    log: createLog((line) => log.push(line), Date.now),
  });
  clerk = new DocumentClient(hub.url);
  const setup = {
    code: hub.setupCode ?? '',
    login: 'clerk',
    name: '周敏',
    unit: '审批局',
    password: 'a long enough one',
  };
  await clerk.begin('/api/setup', setup);
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
  await does(clerk, { type: 'member.add', seat: seat(ownerId, 'owner') });
  const { code = '' } = await clerk.request('POST', '/api/invitations', { dossierId, memberId: ownerId });
  owner = new DocumentClient(hub.url);
  await owner.begin('/api/invitations/redeem', { code, login: 'owner', password: 'a long enough two' });
  const bytes = await aPdf('hostile');
  const { file = null } = await owner.upload(dossierId, 'a.pdf', bytes, 100_000);
  size = bytes.byteLength;
  await owner.connect();
  await does(owner, { type: 'report.addVersion', itemId, versionId: newId(), kind: 'submissionDraft', file });
  sha256 = String((file as { sha256?: string }).sha256);
});
afterAll(() => hub.remove());
afterEach(async () => {
  // Whatever was sent: nothing failed within, and the next who asks is served.
  expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect((await clerk.open(dossierId)).memberId).toBe(clerkId);
});

async function faultOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'no fault',
    (error: unknown) => (error instanceof RefusedError ? error.fault.code : String(error)),
  );
}

interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request exactly as given; fetch would tidy it up. */
function http(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: hub.port, method, path: target, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Status and code of the fault, where there is one. */
function verdict({ status, text }: HttpAnswer): string {
  const code = /^\{"fault":\{"code":"(\w+)"/.exec(text)?.[1];
  return code === undefined ? `${status}` : `${status} ${code}`;
}

describe('bodies of HTTP', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  test.each([
    ['broken JSON', '{', '400 badRequest'],
    ['nothing', '', '400 badRequest'],
    ['null', 'null', '400 badRequest'],
    ['a list', '[]', '400 badRequest'],
    ['30,000 lists in each other', nested(30_000), '400 badRequest'],
    ['a missing field', '{"login":"a"}', '400 badRequest'],
    ['a field too many', '{"login":"a","password":"b","x":1}', '400 badRequest'],
    ['a wrong type', '{"login":["a"],"password":"b"}', '400 badRequest'],
    ['a number beyond all', '{"login":1e999,"password":"b"}', '400 badRequest'],
    ['a name of every object', '{"__proto__":{"login":"a"},"password":"b"}', '400 badRequest'],
    ['half a character', '{"login":"\\ud800","password":"b"}', '400 badRequest'],
    ['what is no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), '400 badRequest'],
    ['a byte order mark', '\ufeff{"login":"a","password":"b"}', '400 badRequest'],
    ['64 KB and a byte', `"${'x'.repeat(64 * 1024)}"`, '413 tooLarge'],
    // Of two members of one name the last counts.
    ['a name twice', '{"login":7,"login":"nobody","password":"b"}', '401 unauthenticated'],
  ])('PT8 %s', async (_what, body, expected) => {
    expect(verdict(await http('POST', '/api/login', { 'Content-Type': 'application/json' }, body))).toBe(
      expected,
    );
  });

  test('PT8 what is asked of no address, in no method and with no token', async () => {
    expect(verdict(await http('GET', '/api/nothing'))).toBe('404 notFound');
    const put = await http('PUT', '/api/hub');
    expect([verdict(put), put.headers['allow']]).toEqual(['405 notFound', 'GET, HEAD']);
    for (const authorization of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${owner.token}`,
      `Bearer ${owner.token}x`,
    ]) {
      expect(verdict(await http('GET', '/api/session', { authorization }))).toBe('401 unauthenticated');
    }
    expect(verdict(await http('GET', '/api/session', { authorization: `bearer ${owner.token}` }))).toBe(
      '200',
    );
  });

  test.each([
    ['offset=-1', '400 badRequest'],
    ['offset=1e308', '400 badRequest'],
    ['limit=0', '400 badRequest'],
    ['limit=1001', '400 badRequest'],
    ['limit=1.5', '400 badRequest'],
    ['filter=every', '400 badRequest'],
    ['__proto__=1', '400 badRequest'],
    ['more=1', '400 badRequest'],
    [`text=${'x'.repeat(201)}`, '400 badRequest'],
    ['text=%25%27%22%5c', '200'],
    // Of a name given twice the last counts.
    ['filter=every&filter=all', '200'],
  ])('PT8 list?%s', async (query, expected) => {
    const authorization = `Bearer ${owner.token}`;
    expect(verdict(await http('GET', `/api/dossiers?${query}`, { authorization }))).toBe(expected);
  });

  test('PT8 dossiers, seats and uploads of others are not found, whether they exist or not', async () => {
    const stranger = await aStranger();
    const answers = await Promise.all(
      [dossierId, newId()].map(async (id) => [
        await faultOf(stranger.request('POST', '/api/invitations', { dossierId: id, memberId: ownerId })),
        verdict(await http('GET', `/api/dossiers/${id}/files/${sha256}`, stranger.headers)),
        (await stranger.beginUpload(id, 'a.pdf', 10)).status,
        await faultOf(stranger.ask('dossier.open', { dossierId: id, deviceId: owner.deviceId, heads: [] })),
        await faultOf(
          stranger.ask('events.pull', { dossierId: id, ledgerId: 'parties', afterSeq: 0, limit: 1 }),
        ),
        await faultOf(stranger.push(stranger.prepare(id, { type: 'dossier.accept' }))),
        await faultOf(stranger.ask('ledger.seen', { dossierId: id, ledgerId: 'parties', seq: 1 })),
      ]),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual([
      'notFound',
      '404 notFound',
      404,
      'notFound',
      'notFound',
      'notFound',
      'notFound',
    ]);
    // A dossier that exists can be reserved by nobody else, and by nobody twice.
    expect(await faultOf(clerk.request('POST', '/api/seats', { dossierId, memberId: newId() }))).toBe(
      'notFound',
    );
    stranger.disconnect();
  });

  test('PT8 a code that was used is no good a hundred times, and guessing is slowed down', async () => {
    const memberId = newId();
    await does(clerk, { type: 'member.add', seat: seat(memberId, 'department') });
    const { code = '' } = await clerk.request('POST', '/api/invitations', { dossierId, memberId });
    const redeem = (): Promise<string> =>
      faultOf(
        new DocumentClient(hub.url).begin('/api/invitations/redeem', {
          code,
          login: newId(),
          password: 'a long enough two',
        }),
      );
    const atOnce = await Promise.all(Array.from({ length: 3 }, redeem));
    expect(atOnce.toSorted()).toEqual(['codeInvalid', 'codeInvalid', 'no fault']);
    const later = await Promise.all(Array.from({ length: 97 }, redeem));
    expect(new Set(later)).toEqual(new Set(['codeInvalid', 'rateLimited']));
  });
});

/** Someone with an account on the hub and no seat in the dossier. */
async function aStranger(): Promise<DocumentClient> {
  const own = newId();
  const memberId = newId();
  // A seat in another dossier, which the clerk opens for the purpose.
  await clerk.request('POST', '/api/seats', { dossierId: own, memberId: clerkId });
  const create = {
    type: 'dossier.create',
    secrecy: 'none',
    title: '别处',
    docNo: '',
    projectCode: '',
    hostUnit: '审批局',
    ownerUnit: '城建公司',
    compilerUnit: '咨询公司',
    items: [{ itemId, matter: 'floodImpactEvaluation', reportTitle: '防洪评价报告' }],
    clerk: seat(clerkId, 'clerk'),
  };
  await clerk.push(clerk.prepare(own, create));
  await clerk.push(clerk.prepare(own, { type: 'member.add', seat: seat(memberId, 'owner') }));
  const { code = '' } = await clerk.request('POST', '/api/invitations', { dossierId: own, memberId });
  const stranger = new DocumentClient(hub.url);
  await stranger.begin('/api/invitations/redeem', { code, login: newId(), password: 'a long enough two' });
  await stranger.connect();
  return stranger;
}

describe('the handshake', () => {
  test.each([
    ['no token', { token: '' }, 'badRequest'],
    ['a token that is no text', { token: 7 }, 'badRequest'],
    ['a token of nobody', { token: 'x'.repeat(43) }, 'unauthenticated'],
    ['no protocol', { protocol: null }, 'badRequest'],
    ['half a protocol', { protocol: 1.5 }, 'badRequest'],
    ['a protocol as text', { protocol: '1' }, 'badRequest'],
    ['a protocol below zero', { protocol: -1 }, 'badRequest'],
    ['a protocol beyond all', { protocol: 1e308 }, 'badRequest'],
    ['an old protocol', { protocol: 0 }, 'protocolTooOld'],
    ['a protocol of the future', { protocol: 2 }, 'protocolTooNew'],
    // The version counts before the session.
    ['an old protocol and a token of nobody', { protocol: 0, token: 'x' }, 'protocolTooOld'],
    ['no program', { app: 1 }, 'badRequest'],
    ['a program with a long name', { app: 'x'.repeat(101) }, 'badRequest'],
  ])('PT8 %s', async (_what, auth, expected) => {
    const other = new DocumentClient(hub.url);
    other.token = owner.token;
    expect(await faultOf(other.connect(auth))).toBe(expected);
  });

  test('PT8 the token of a session that ended opens nothing, and its socket is told and closed', async () => {
    const other = new DocumentClient(hub.url);
    await other.begin('/api/login', { login: 'owner', password: 'a long enough two' });
    await other.connect();
    await other.open(dossierId);
    other.heard.length = 0;
    const closed = other.closed();
    await other.request('POST', '/api/logout', {});
    await closed;
    expect(other.heard).toEqual([{ name: 'session.ended', body: { reason: 'loggedOut' } }]);
    expect(await faultOf(other.request('GET', '/api/session'))).toBe('unauthenticated');
    expect(await faultOf(other.connect())).toBe('unauthenticated');
    expect((await other.download(dossierId, sha256)).status).toBe(401);
    expect((await other.beginUpload(dossierId, 'a.pdf', 10)).status).toBe(401);
  });

  test.each([
    '4',
    '5',
    '99',
    '{}',
    '42',
    '42[',
    '42{}',
    '42[]',
    '42[null]',
    '42[{}]',
    '42["__proto__",{}]',
    '42["disconnect"]',
    '42["error"]',
    '43[]',
    '431[]',
    '44',
    '451-["dossier.open",{"_placeholder":true,"num":7}]',
    '4599999-["dossier.open",{"_placeholder":true,"num":0}]',
    '41/other,',
    '40/other,{}',
    '40{}',
    '420["dossier.open",' + '['.repeat(100_000) + ']'.repeat(100_000) + ']',
  ])('PT8 the frame %.60s', async (frame) => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const heard: string[] = [];
    socket.addEventListener('message', ({ data }) => heard.push(String(data)));
    const until = (holds: () => boolean): Promise<void> => expect.poll(holds, { timeout: 10_000 }).toBe(true);
    await until(() => heard.length === 1);
    socket.send(`40${JSON.stringify({ token: owner.token, protocol: 1, app: 'hostile' })}`);
    await until(() => heard.length === 2);
    socket.send(frame);
    socket.send(`427${JSON.stringify(['dossier.leave', { dossierId }])}`);
    // Either the hub closes the connection, or it goes on as if nothing had been sent.
    const isAnswered = (): boolean => heard.includes('437[{"ok":true}]');
    await until(() => isAnswered() || socket.readyState === WebSocket.CLOSED);
    socket.close();
  });
});

describe('messages', () => {
  test('PT8 what is of no schema is badRequest, for every message', async () => {
    const bodies: readonly Json[] = [
      null,
      'x',
      7,
      [],
      {},
      { dossierId },
      { dossierId: 'toString' },
      { dossierId: [] },
    ];
    for (const name of [
      'dossier.open',
      'dossier.leave',
      'events.pull',
      'command.push',
      'ledger.seen',
      'reading.share',
      'no.such',
    ]) {
      for (const body of bodies) {
        const isWhole = name === 'dossier.leave' && JSON.stringify(body) === JSON.stringify({ dossierId });
        expect([name, body, await faultOf(owner.ask(name, body))]).toEqual([
          name,
          body,
          isWhole ? 'no fault' : 'badRequest',
        ]);
      }
    }
    for (const name of ['presence.set', 'page.share']) for (const body of bodies) owner.tell(name, body);
  });

  test('PT8 before it is opened a dossier can be read and written; presence there is passed over', async () => {
    const other = new DocumentClient(hub.url);
    other.token = owner.token;
    await other.connect();
    const pull = { dossierId, ledgerId: 'parties', afterSeq: 0, limit: 1 };
    expect(await other.ask('events.pull', pull)).toMatchObject({ batch: { events: [{ seq: 1 }] } });
    expect(await other.ask('ledger.seen', { dossierId, ledgerId: 'parties', seq: 1 })).toEqual({ ok: true });
    expect(await other.ask('dossier.leave', { dossierId })).toEqual({ ok: true });
    other.tell('presence.set', { dossierId, place: 'room' });
    expect(await other.push(other.prepare(dossierId, { type: 'dossier.accept' }))).toMatchObject({
      result: 'rejected',
    });
    other.disconnect();
  });

  test('PT8 pulling beyond the end gives nothing; beyond a number’s bounds it is badRequest', async () => {
    const pull = (over: { readonly [key: string]: Json }): Promise<unknown> =>
      owner.ask('events.pull', { dossierId, ledgerId: 'parties', afterSeq: 0, limit: 10, ...over });
    for (const afterSeq of [1_000_000, Number.MAX_SAFE_INTEGER]) {
      expect(await pull({ afterSeq })).toMatchObject({ batch: { events: [], headSeq: expect.any(Number) } });
    }
    for (const odd of [
      { afterSeq: -1 },
      { afterSeq: 1.5 },
      { afterSeq: 1e308 },
      { limit: 0 },
      { limit: 2001 },
    ]) {
      expect(await faultOf(pull(odd))).toBe('badRequest');
    }
    for (const ledgerId of ['panel', 'bureau', `private:${clerkId}`, 'private:toString']) {
      expect(await faultOf(pull({ ledgerId }))).toBe('notFound');
    }
    expect(await faultOf(pull({ ledgerId: 'private:../x' }))).toBe('badRequest');
    const seen = { dossierId, ledgerId: 'parties', seq: Number.MAX_SAFE_INTEGER };
    expect(await owner.ask('ledger.seen', seen)).toEqual({ ok: true });
  });

  test('PT8 heads that cannot be are answered with a reset, more than there are ledgers with badRequest', async () => {
    const open = async (heads: Json): Promise<unknown> => {
      const answer = await owner.ask('dossier.open', { dossierId, deviceId: owner.deviceId, heads });
      const { ledgers } = answer['opened'] as unknown as { ledgers: { ledgerId: string; reset: boolean }[] };
      return Object.fromEntries(ledgers.map(({ ledgerId, reset }) => [ledgerId, reset]));
    };
    const head = (seq: number, ledgerId = 'parties'): Json => ({
      ledgerId,
      seq,
      hash: ZEROS,
      stateHash: ZEROS,
    });
    const none = { parties: false, applicants: false, [`private:${ownerId}`]: false };
    expect(await open([head(0)])).toEqual(none);
    expect(await open([head(1)])).toEqual({ ...none, parties: true });
    expect(await open([head(Number.MAX_SAFE_INTEGER)])).toEqual({ ...none, parties: true });
    // Of two of one ledger the first counts; of ledgers of others nothing is said.
    expect(await open([head(0), head(1)])).toEqual(none);
    expect(await open([head(1, 'panel'), head(1, `private:${clerkId}`)])).toEqual(none);
    expect(await faultOf(open(Array.from({ length: 9 }, () => head(0))))).toBe('badRequest');
  });
});

describe('commands', () => {
  const push = (client: DocumentClient, over: { readonly [key: string]: Json }): Promise<unknown> =>
    client.ask('command.push', {
      dossierId,
      deviceId: client.deviceId,
      mutationSeq: 1,
      commandId: newId(),
      authorAt: 1,
      command: { type: 'dossier.accept' },
      ...over,
    });

  test('PT8 numbers that are none are badRequest, others out of order', async () => {
    for (const odd of [0, -1, 1.5, 1e308, '1', null]) {
      expect(await faultOf(push(owner, { mutationSeq: odd }))).toBe('badRequest');
      if (odd !== 0) expect(await faultOf(push(owner, { authorAt: odd }))).toBe('badRequest');
    }
    for (const mutationSeq of [1, Number.MAX_SAFE_INTEGER]) {
      await expect(push(owner, { mutationSeq })).rejects.toMatchObject({
        fault: { code: 'outOfOrder', retry: 'afterUserAction', expectedSeq: 2 },
      });
    }
  });

  test('PT8 the id of another’s device has numbers of one’s own', async () => {
    const before = await clerk.ask('dossier.open', { dossierId, deviceId: clerk.deviceId, heads: [] });
    expect(await push(owner, { deviceId: clerk.deviceId })).toMatchObject({
      outcome: { result: 'rejected' },
    });
    const after = await clerk.ask('dossier.open', { dossierId, deviceId: clerk.deviceId, heads: [] });
    expect(after['opened']).toEqual(before['opened']);
  });

  test('PT8 a commandId is answered once: what else is sent with it is not looked at, by others it is not known', async () => {
    const commandId = newId();
    const deviceId = newId();
    const first = await push(owner, { commandId, deviceId });
    const other = { commandId, deviceId: newId(), mutationSeq: 77, command: { type: 'panel.confirm' } };
    expect(await push(owner, other)).toEqual(first);
    expect(await faultOf(push(clerk, { ...other, mutationSeq: 78 }))).toBe('outOfOrder');
  });

  test('PT8 every command with any of its fields missing, or one too many, is badRequest', async () => {
    const rows = [...DOCUMENT.matchAll(/^\| `([a-z]+\.\w+)`(?: \(hub only\))? \| (?:`(.*)`)? ?\|$/gm)];
    expect(rows.length).toBeGreaterThan(40);
    for (const [, type = '', fields = ''] of rows) {
      const whole = await faultOf(push(owner, { mutationSeq: 9999, command: { type } }));
      expect([type, whole]).toEqual([type, fields === '' ? 'outOfOrder' : 'badRequest']);
      for (const extra of ['more', 'constructor', 'toString']) {
        const command = JSON.parse(`{"type":"${type}","${extra}":1}`) as Json;
        expect([type, await faultOf(push(owner, { mutationSeq: 9999, command }))]).toEqual([
          type,
          'badRequest',
        ]);
      }
    }
    for (const type of ['', 'no.such', 'toString', '__proto__', 7, null]) {
      expect(await faultOf(push(owner, { command: { type } }))).toBe('badRequest');
    }
  });

  test('PT8 a command whole but for one field is badRequest', async () => {
    const commands: readonly { readonly [key: string]: Json }[] = [
      { type: 'member.add', seat: seat(newId(), 'expert') },
      { type: 'comment.edit', commentId: newId(), content: CONTENT },
      { type: 'comment.add', subject: SUBJECT, content: CONTENT },
      { type: 'opinion.setConclusion', itemId, conclusion: 'pass', wording: '通过', dueDay: null },
      { type: 'recusal.declare', conflict: false, statement: '' },
    ];
    for (const command of commands) {
      expect(await faultOf(push(owner, { mutationSeq: 9999, command }))).toBe('outOfOrder');
      for (const broken of without(command)) {
        expect([broken, await faultOf(push(owner, { mutationSeq: 9999, command: broken }))]).toEqual([
          broken,
          'badRequest',
        ]);
      }
    }
  });

  test('PT8 commands of the hub and files of others are refused', async () => {
    const deviceId = newId();
    expect(
      await push(owner, { deviceId, command: { type: 'member.join', memberId: ownerId } }),
    ).toMatchObject({
      outcome: { result: 'rejected', rejection: { code: 'actor.systemOnly' } },
    });
    const file = { sha256, sizeBytes: size, name: 'a.pdf', pages: 2 };
    const add = { type: 'report.addVersion', itemId, versionId: newId(), kind: 'submissionDraft', file };
    expect(await faultOf(push(clerk, { deviceId, command: add }))).toBe('forbidden');
    expect(
      await faultOf(
        push(owner, { deviceId, mutationSeq: 2, command: { ...add, file: { ...file, pages: 3 } } }),
      ),
    ).toBe('forbidden');
    // Nothing was decided: the number is still to be used.
    expect(await push(owner, { deviceId, mutationSeq: 2 })).toMatchObject({
      outcome: { result: 'rejected' },
    });
  });
});

describe('files', () => {
  const target = (): string => `/api/dossiers/${dossierId}/files/${sha256}`;
  const far = '9'.repeat(30);

  test.each([
    ['bytes=0-0', 206, 1],
    ['bytes=0-', 206, null],
    ['bytes=-1', 206, 1],
    ['bytes= 0-1', 206, 2],
    ['Bytes=0-1', 206, 2],
    [`bytes=0-${far}`, 206, null],
    [`bytes=-${far}`, 206, null],
    [`bytes=${far}-`, 416, 0],
    ['bytes=-0', 416, 0],
    ['bytes=5-2', 200, null],
    ['bytes=0-1,3-4', 200, null],
    ['bytes=0-0,', 200, null],
    ['bytes=', 200, null],
    ['bytes=-', 200, null],
    ['bytes=--1', 200, null],
    ['bytes=0x0-1', 200, null],
    ['bytes=0 - 1', 200, null],
    ['bytes=a-b', 200, null],
    ['items=0-1', 200, null],
    ['', 200, null],
  ])('PT8 Range: %s', async (range, status, length) => {
    const got = await http('GET', target(), { ...owner.headers, range });
    expect([got.status, got.headers['content-length']]).toEqual([status, String(length ?? size)]);
    if (status === 416) expect(got.headers['content-range']).toBe(`bytes */${size}`);
  });

  const meta = (...pairs: readonly [string, string][]): string =>
    pairs.map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');
  const good = (): string => meta(['dossierId', dossierId], ['filename', 'a.pdf']);
  const create = (headers: Readonly<Record<string, string>>): Promise<HttpAnswer> =>
    http('POST', '/files', { ...owner.headers, 'Tus-Resumable': '1.0.0', ...headers });

  test.each(['0', '-1', '1e3', '10.5', '0x10', '+10', 'ten', '', '9'.repeat(30)])(
    'PT8 Upload-Length: %s',
    async (length) => {
      expect((await create({ 'Upload-Length': length, 'Upload-Metadata': good() })).status).toBe(400);
    },
  );

  test('PT8 announced too large, for later, in parts, in another version of tus, or below /files', async () => {
    const length = { 'Upload-Length': '10', 'Upload-Metadata': good() };
    expect(verdict(await create({ ...length, 'Upload-Length': '524288001' }))).toBe('413 tooLarge');
    expect((await create({ 'Upload-Defer-Length': '1', 'Upload-Metadata': good() })).status).toBe(400);
    expect((await create({ ...length, 'Upload-Concat': 'partial' })).status).toBe(501);
    expect((await create({ ...length, 'Tus-Resumable': '0.2.0' })).status).toBe(400);
    expect((await http('POST', '/files', { ...owner.headers, ...length })).status).toBe(412);
    expect(
      (await http('POST', '/files/some/where', { ...owner.headers, 'Tus-Resumable': '1.0.0', ...length }))
        .status,
    ).toBe(404);
  });

  test('PT8 metadata of every odd kind', async () => {
    const id = Buffer.from(dossierId).toString('base64');
    const odd: readonly [string, number][] = [
      ['', 400],
      ['dossierId', 400],
      ['dossierId ,filename ', 400],
      [meta(['dossierId', dossierId]), 400],
      [meta(['filename', 'a.pdf']), 400],
      [`dossierId !!!!,filename YQ==`, 400],
      [`dossierId ${id},filename @@@@`, 400],
      [`dossierId ${id.replaceAll('=', '')},filename YQ==`, 400],
      [`${meta(['dossierId', dossierId])},${good()}`, 400],
      [meta(['dossierId', 'toString'], ['filename', 'a.pdf']), 400],
      [meta(['dossierId', dossierId], ['filename', 'x'.repeat(401)]), 400],
      [meta(['dossierId', newId()], ['filename', 'a.pdf']), 404],
      [meta(['dossierId', dossierId], ['filename', '../../x\u0000.exe'], ['more', 'x']), 201],
    ];
    for (const [metadata, status] of odd) {
      const answer = await create({ 'Upload-Length': '10', 'Upload-Metadata': metadata });
      expect([metadata, answer.status]).toEqual([metadata, status]);
    }
  });

  test('PT8 parts at the wrong place, too long, of another type, and of uploads of others', async () => {
    const { location } = await owner.beginUpload(dossierId, 'a.pdf', 10);
    const tus = { 'Tus-Resumable': '1.0.0' };
    const part = { ...tus, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '0' };
    const patch = (headers: Readonly<Record<string, string>>, body: string): Promise<HttpAnswer> =>
      http('PATCH', location, { ...owner.headers, ...headers }, body);
    const offset = async (): Promise<unknown> =>
      (await http('HEAD', location, { ...owner.headers, ...tus })).headers['upload-offset'];
    expect((await patch({ ...part, 'Upload-Offset': '1' }, 'abc')).status).toBe(409);
    for (const at of ['-1', 'abc', '', '1e0', '9'.repeat(30)]) {
      expect((await patch({ ...part, 'Upload-Offset': at }, 'abc')).status).toBe(400);
    }
    expect((await patch({ ...tus, 'Content-Type': part['Content-Type'] }, 'abc')).status).toBe(403);
    expect((await patch({ ...part, 'Content-Type': 'text/plain' }, 'abc')).status).toBe(400);
    expect((await patch(part, 'x'.repeat(11))).status).toBe(413);
    expect((await patch({ ...part, 'Transfer-Encoding': 'chunked' }, 'x'.repeat(11))).status).toBe(413);
    expect(await offset()).toBe('0');
    expect((await patch(part, '')).status).toBe(204);
    for (const method of ['HEAD', 'PATCH', 'DELETE', 'GET']) {
      expect((await http(method, location, { ...clerk.headers, ...part }, '')).status).toBe(404);
    }
    expect(verdict(await http('GET', location.replace('/files', '/api/uploads'), clerk.headers))).toBe(
      '404 notFound',
    );
    expect((await http('GET', location, { ...owner.headers, ...tus })).status).toBe(404);
    expect((await patch(part, 'abcd')).headers['upload-offset']).toBe('4');
    expect(await owner.request('GET', location.replace('/files', '/api/uploads'))).toEqual({
      status: 'receiving',
      offset: 4,
      size: 10,
    });
    expect((await http('DELETE', location, { ...owner.headers, ...tus })).status).toBe(204);
    expect((await patch({ ...part, 'Upload-Offset': '4' }, 'efghij')).status).toBe(404);
  });
});

const DOCUMENT = readFileSync(path.resolve(import.meta.dirname, '../../docs/spec/protocol.md'), 'utf8');
const CONTENT = { category: 'data', severity: 'mustFix', concern: '数据过期', basis: '', suggestion: '' };
const SUBJECT = {
  commentId: newId(),
  itemId,
  versionId: newId(),
  anchor: { kind: 'page', pageIndex: 0, rects: [] },
};

/** The object with each of its members left out in turn, at every depth. */
function* without(value: { readonly [key: string]: Json }): Generator<{ readonly [key: string]: Json }> {
  for (const [key, member] of Object.entries(value)) {
    const { [key]: _left, ...rest } = value;
    yield rest;
    if (typeof member !== 'object' || member === null || Array.isArray(member)) continue;
    for (const inner of without(member as { readonly [key: string]: Json })) yield { ...value, [key]: inner };
  }
}
