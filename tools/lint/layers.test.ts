// The lint rules are code too: each must fire on the mistake it is there for, and stay silent on its neighbour.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const IMPORTS = 'eslint(no-restricted-imports)';

interface Sample {
  file: string;
  code: string;
  /** The rule that must fire; null where none may. */
  rule: string | null;
}

const importing = (file: string, specifier: string, rule: string | null = IMPORTS): Sample => ({
  file,
  code: `import { x } from '${specifier}';\nexport const y = x;\n`,
  rule,
});

const SAMPLES: Sample[] = [
  importing('shared/lib/a1.ts', '#shared/domain/b.ts'),
  importing('shared/lib/a2.ts', '../domain/b.ts'),
  importing('shared/anchoring/a1.ts', '#shared/domain/b.ts'),
  importing('shared/anchoring/a2.ts', '#shared/lib/b.ts', null),
  importing('shared/domain/a1.ts', '#shared/protocol/b.ts'),
  importing('shared/domain/comment/a2.ts', '../../sync/b.ts'),
  importing('shared/domain/a3.ts', '#shared/lib/b.ts', null),
  importing('shared/domain/a4.ts', 'node:fs'),
  importing('shared/protocol/a1.ts', '#shared/sync/b.ts'),
  importing('shared/protocol/a2.ts', '#shared/domain/b.ts', null),
  importing('shared/documents/a1.ts', '#hub/b.ts'),
  importing('shared/sync/a1.ts', '#renderer/app/b.ts'),
  importing('shared/sync/a2.ts', '#shared/protocol/b.ts', null),
  importing('hub/a1.ts', '#electron/workspace/b.ts'),
  importing('hub/a2.ts', '../renderer/b.ts'),
  importing('hub/a3.ts', 'electron'),
  importing('hub/a4.ts', '#shared/domain/b.ts', null),
  importing('electron/main/a1.ts', '#hub/embed.ts'),
  importing('electron/main/a2.ts', '../workspace/b.ts'),
  importing('electron/main/a3.ts', 'electron', null),
  importing('electron/preload/a1.ts', 'node:fs'),
  importing('electron/preload/a2.ts', '#shared/domain/b.ts'),
  importing('electron/preload/a3.ts', '#shared/protocol/ipc/b.ts', null),
  importing('electron/workspace/a1.ts', '#hub/room/b.ts'),
  importing('electron/workspace/a2.ts', 'electron'),
  importing('electron/workspace/a3.ts', '#hub/embed.ts', null),
  importing('renderer/app/a1.ts', '#hub/b.ts'),
  importing('renderer/app/a2.ts', 'node:path'),
  importing('renderer/app/a3.ts', '#renderer/features/reader/b.ts', null),
  importing('renderer/features/reader/a1.ts', '#renderer/features/comments/b.ts'),
  importing('renderer/features/reader/a2.ts', '../../features/comments/b.ts'),
  importing('renderer/features/reader/a3.ts', '#renderer/ui/b.ts', null),
  importing('renderer/ui/a1.ts', '#renderer/features/comments/b.ts'),
  importing('renderer/ui/a2.ts', '#shared/domain/b.ts'),
  {
    file: 'shared/sync/c1.ts',
    code: 'export const t = Date.now();',
    rule: 'eslint(no-restricted-properties)',
  },
  {
    file: 'shared/sync/c2.ts',
    code: 'export const r = Math.random();',
    rule: 'eslint(no-restricted-properties)',
  },
  { file: 'shared/sync/c3.ts', code: 'setTimeout(String, 1);', rule: 'eslint(no-restricted-globals)' },
  { file: 'hub/c1.ts', code: "console.log('x');", rule: 'eslint(no-console)' },
  { file: 'tools/c1.ts', code: "console.log('x');", rule: null },
  {
    file: 'hub/c2.ts',
    code: 'export function f(x: any) { return x; }',
    rule: 'typescript(no-explicit-any)',
  },
  {
    file: 'hub/c3.ts',
    code: 'export const f = (x?: string) => x!.length;',
    rule: 'typescript(no-non-null-assertion)',
  },
  {
    file: 'hub/c4.ts',
    code: "import { D } from './d.ts';\nexport const f = (x: D) => x;",
    rule: 'typescript(consistent-type-imports)',
  },
  {
    file: 'hub/c5.ts',
    code: 'const f = async () => 1;\nexport function g() { f(); }',
    rule: 'typescript(no-floating-promises)',
  },
  {
    file: 'hub/c6.ts',
    code: 'const f = async () => true;\nexport function g() { if (f()) return 1; return 2; }',
    rule: 'typescript(no-misused-promises)',
  },
  {
    file: 'hub/c7.ts',
    code: "export function g(x: 'a' | 'b') { switch (x) { case 'a': return 1; } return 2; }",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  {
    file: 'renderer/app/c1.tsx',
    code: "import { useState } from 'react';\nexport function Page(p: { a: boolean }) { if (p.a) useState(1); return null; }",
    rule: 'react-hooks(rules-of-hooks)',
  },
  { file: 'hub/c8.ts', code: 'export default 1;', rule: 'import(no-default-export)' },
];

const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });
let folder = '';
let found = new Map<string, string[]>();

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-lint-'));
  for (const name of ['.oxlintrc.json', 'tsconfig.base.json'])
    fs.copyFileSync(path.join(root, name), path.join(folder, name));
  fs.writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: './tsconfig.base.json', include: ['**/*.ts', '**/*.tsx'] }),
  );
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  for (const { file, code } of SAMPLES) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), code);
  }
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
  const result = spawnSync(process.execPath, [oxlint, '--type-aware', '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  for (const { code, filename } of report.parse(JSON.parse(result.stdout)).diagnostics) {
    const file = path.isAbsolute(filename) ? path.relative(folder, filename) : filename;
    found = found.set(file, [...(found.get(file) ?? []), code]);
  }
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test.each(SAMPLES)('lint: $file → $rule', ({ file, rule }) => {
  expect(found.get(file) ?? []).toEqual(rule === null ? [] : [rule]);
});
