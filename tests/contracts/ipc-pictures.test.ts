// Pictures of comments on their way through the workspace: kept here, sent before their comment, against a real hub.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ITEM, PASSWORD } from '#hub/testing/a-hub.ts';
import { aJourney, stateOf, type Journey } from '#hub/testing/a-journey.ts';
import { aPng } from '#hub/testing/a-picture.ts';
import { commentIdSchema, versionIdSchema, type Sha256 } from '#shared/domain/ids.ts';
import { assert } from '#shared/lib/assert.ts';
import { tableValues } from '#shared/lib/table.ts';
import { addComment } from '#shared/testing/commands.ts';
import { aHub } from '#hub/testing/a-hub.ts';
import { newCommandId } from './ipc-flows.ts';
import { ForkedHost, InProcessHost, until } from './ipc-hosts.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 }); // a real hub, on a machine that may be busy

let dir: string;
let journey: Journey;
let port: number;
beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-kept-'));
  journey = await aJourney();
  port = journey.hub.port;
});
afterEach(async () => {
  await journey.hub.remove();
  fs.rmSync(dir, { recursive: true, force: true });
});

async function signedIn<T extends InProcessHost | ForkedHost>(host: T, login = 'expert-2'): Promise<T> {
  await host.ready;
  await host.session('signedOut');
  await host.ask('auth.login', { login, password: PASSWORD });
  await host.link('connected');
  const opened = await host.ask('dossier.open', { dossierId: journey.dossierId });
  assert(opened.ok, 'opened');
  return host;
}

/** Keeps a picture and gives the comment that names it, as the composer does. */
async function writes(host: InProcessHost | ForkedHost, bytes: Uint8Array): Promise<Sha256> {
  const kept = await host.ask('picture.keep', { bytes: new Uint8Array(bytes) });
  assert(kept.ok, 'kept');
  const { memberId } = journey.experts[1] ?? {};
  assert(memberId, 'an expert');
  const add = addComment(
    memberId,
    commentIdSchema.parse('drawn-1'),
    ITEM,
    versionIdSchema.parse('version-1'),
  );
  const picture = { ...kept.value, name: '断面.png', kind: 'png', width: 64, height: 40 } as const;
  const command = { ...add, content: { ...add.content, pictures: [picture] } };
  const { dossierId } = journey;
  const submitted = await host.ask('dossier.submit', { dossierId, commandId: newCommandId(), command });
  assert(submitted.ok, 'submitted');
  return kept.value.sha256;
}

async function arrives(sha256: Sha256): Promise<void> {
  const author = journey.experts[1];
  assert(author, 'an expert');
  await until(async () => {
    const state = await stateOf(author.person, journey);
    const own = state.privates[author.memberId];
    const pictures = own ? tableValues(own.comments).flatMap(({ content }) => content.pictures ?? []) : [];
    return pictures.some((picture) => picture.sha256 === sha256) ? true : null;
  }, 'the comment with its picture');
}

test('WS20 SY27 a picture is kept and readable at once, goes up before its comment, and is nobody else’s here', async () => {
  const host = await signedIn(new InProcessHost(path.join(dir, 'profile'), journey.hub.url));
  const bytes = aPng(3);
  const sha256 = await writes(host, bytes);
  const { dossierId } = journey;
  const ensured = await host.ask('file.ensure', { dossierId, sha256 });
  assert(ensured.ok, 'here');
  expect(fs.readFileSync(ensured.value.path).equals(bytes)).toBe(true);
  await arrives(sha256);
  await host.ask('auth.logout', {});
  await signedIn(host, 'expert-3');
  expect(await host.ask('file.ensure', { dossierId, sha256 })).toMatchObject({ ok: false });
  await host.stop();
});

test('WS20 WS4 written without a hub and killed, it is sent by the next process, the picture first', async () => {
  const profile = path.join(dir, 'profile');
  const first = await signedIn(new ForkedHost(profile, journey.hub.url));
  await journey.hub.close();
  await first.link('reconnecting');
  const sha256 = await writes(first, aPng(4));
  await first.killHard();
  const hub = await aHub({ dataDir: journey.hub.dataDir, port });
  const again = new ForkedHost(profile, hub.url);
  await again.ready;
  await again.link('connected');
  const { person } = journey.experts[1] ?? {};
  assert(person, 'an expert');
  await person.connect();
  await arrives(sha256);
  await again.stop();
  journey = { ...journey, hub };
});

test('WS20 what is too large, empty or no bytes is no request', async () => {
  const host = await signedIn(new InProcessHost(path.join(dir, 'profile'), journey.hub.url));
  for (const bytes of [new Uint8Array(0), new Uint8Array(8 * 1024 * 1024 + 1), 'text', null]) {
    await expect(host.askRaw('picture.keep', { bytes })).rejects.toThrow('not a request');
  }
  await host.stop();
});
