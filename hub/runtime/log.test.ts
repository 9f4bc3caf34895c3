import { expect, test, vi } from 'vitest';
import { aHubWithDossier, aMember, PASSWORD } from '../testing/a-hub.ts';
import { aPdf } from '../testing/a-pdf.ts';
import { awaitCheck, beginUpload, sendPart, uploaded } from '../testing/upload.ts';
import { createLog, errorFields } from './log.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

test('HU7 the log of a busy hub holds ids and codes: no name, no title, no password, no token, no code', async () => {
  const lines: string[] = [];
  const bench = await aHubWithDossier({ log: createLog((line) => lines.push(line), Date.now) });
  const { person } = await aMember(bench, 'owner', 'canary-login');
  await person.open(bench.dossierId);
  await uploaded(person, bench.dossierId, await aPdf('canary'), 'canary-file.pdf');
  const begun = await beginUpload(person, bench.dossierId, 20, 'canary-bad.pdf');
  const location = begun.headers.get('location') ?? '';
  await sendPart(person, location, Buffer.from('canary text not a pdf').subarray(0, 20), 0);
  await awaitCheck(person, location);
  await person.api.login({ login: 'canary-login', password: 'canary-wrong' });
  await person.ask('command.push', { canary: 'canary' });
  await bench.hub.remove();
  const log = lines.join('');
  for (const secret of [
    'canary',
    '十里河',
    '周敏',
    PASSWORD,
    person.token ?? '?',
    bench.hub.setupCode ?? '?',
  ]) {
    expect(log).not.toContain(secret);
  }
  expect(lines.length).toBeGreaterThan(1);
});

test('HU7 one entry is one line of JSON, whatever its fields hold; an error is told by class, code and place', () => {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => 0,
  ).with({ dossierId: 'a\nb\u2028c' });
  log.error('x.failed', errorFields(Object.assign(new TypeError('what a person wrote'), { code: 'EX' })));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    at: '1970-01-01T00:00:00.000Z',
    level: 'error',
    event: 'x.failed',
    errorName: 'TypeError',
    errorCode: 'EX',
    place: expect.stringMatching(/^hub\/runtime\/log\.test\.ts:\d+$/),
  });
  expect(lines[0]).not.toContain('wrote');
  expect(errorFields('text')).toEqual({ errorName: 'string' });
});
