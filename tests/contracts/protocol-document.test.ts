import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nodeHasher, sha256Hex } from '#hub/runtime/system.ts';
import { domainEventSchema, recordedEventSchema } from '#shared/domain/event.ts';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import { eventHash } from '#shared/domain/ledger/chain.ts';
import { withTables } from './protocol-document.ts';

const document = readFileSync(path.resolve(import.meta.dirname, '../../docs/spec/protocol.md'), 'utf8');

test('docs/spec/protocol.md says what the schemas say; if not: node tests/contracts/write-protocol-tables.ts', () => {
  expect(withTables(document)).toBe(document);
});

test('DO9 the pattern of ids in the document refuses what the hub refuses, names that every object knows among it', () => {
  const [, pattern = ''] = /^\| `Id` \| `string \/(.*)\/` \|$/m.exec(document) ?? [];
  const written = new RegExp(pattern.replaceAll('\\|', '|'), 'u');
  const names = Object.getOwnPropertyNames(Object.prototype);
  const ids = ['abcd', 'toString2', 'a'.repeat(40), '____', '-1-2', 'Constructor'];
  const others = ['abc', 'a'.repeat(41), 'a b c', 'a/../b', '案卷一二', 'abcd\n', ''];
  const verdicts = [...names, ...ids, ...others].map((text) => [
    text,
    written.test(text),
    dossierIdSchema.safeParse(text).success,
  ]);
  expect(verdicts).toEqual([
    ...names.map((text) => [text, false, false]),
    ...ids.map((text) => [text, true, true]),
    ...others.map((text) => [text, false, false]),
  ]);
});

test('PT4 the example of a hash in the document is one', () => {
  const example = (kind: string): string => document.split(`\`\`\`${kind}\n`)[1]?.split('\n```')[0] ?? '';
  const event = recordedEventSchema.parse(JSON.parse(example('json')));
  const dossierId = dossierIdSchema.parse('dossier-1');
  expect(eventHash(nodeHasher, dossierId, event)).toBe(event.hash);
  expect(sha256Hex(example('text'))).toBe(event.hash);
  expect(domainEventSchema.safeParse({ type: event.type, v: event.v, payload: event.payload }).success).toBe(
    true,
  );
});
