// node tests/contracts/write-protocol-tables.ts
// Writes the tables of docs/spec/protocol.md anew from the schemas; the test beside it says when that is due.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withTables } from './protocol-document.ts';

const file = path.resolve(import.meta.dirname, '../../docs/spec/protocol.md');
writeFileSync(file, withTables(readFileSync(file, 'utf8')));
