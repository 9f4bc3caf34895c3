import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from './content-security.ts';
import { isOwnPage, isOwnUrl } from './origin.ts';
import { listPageFiles } from './page-files.ts';

test('DE2 a request finds what was listed and never becomes a path', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-pages-'));
  fs.mkdirSync(path.join(dir, 'assets'));
  fs.writeFileSync(path.join(dir, 'index.html'), '');
  fs.writeFileSync(path.join(dir, 'assets', 'a.js'), '');
  const files = listPageFiles(dir);
  expect([...files.keys()].toSorted()).toEqual(['/assets/a.js', '/index.html']);
  for (const hostile of ['/../secret', '/assets/../index.html', '//index.html', 'index.html', '/C:/x', '']) {
    expect(files.has(hostile)).toBe(false);
  }
  expect(listPageFiles(path.join(dir, 'absent')).size).toBe(0);
  fs.rmSync(dir, { recursive: true });
});

test('DE4 DE7 only pages of our own origin are ours', () => {
  expect(isOwnPage('app://bundle/')).toBe(true);
  expect(isOwnPage('app://bundle/dossier/1')).toBe(true);
  expect(isOwnPage('app://bundle/blob/d/s')).toBe(false);
  for (const other of [
    'app://other/',
    'https://bundle/',
    'file:///x',
    'app://u:p@bundle/',
    'about:blank',
    '',
  ]) {
    expect(isOwnUrl(other)).toBe(false);
  }
});

test('DE3 the policy lets nothing in from elsewhere', () => {
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|\*|unsafe-eval'(?<!wasm-unsafe-eval')/);
});
