import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withTables } from './protocol-document.ts';

test('docs/spec/protocol.md says what the schemas say; if not: node tests/contracts/write-protocol-tables.ts', () => {
  const document = readFileSync(path.resolve(import.meta.dirname, '../../docs/spec/protocol.md'), 'utf8');
  expect(withTables(document)).toBe(document);
});
