// Things that are never written here, found by looking.
import { expect, test } from 'vitest';
import { allFiles, filesUnder, isText, matches, productFiles, read } from './repository.ts';

const TYPESCRIPT = /\.(ts|tsx|mjs)$/;
const EVERYWHERE = ['shared', 'hub', 'electron', 'renderer', 'tests', 'tools'];
// This folder names the forbidden words in order to forbid them.
const source = () =>
  filesUnder(EVERYWHERE, TYPESCRIPT).filter((file) => !file.startsWith('tests/architecture/'));
const committed = () => allFiles().filter((file) => isText(file) && !file.startsWith('tests/architecture/'));

test('shared/ has no clock, no chance, no timer and no process', () => {
  const impure =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bset(Timeout|Interval|Immediate)\b|\bconsole\.|\bprocess\.|\bwindow\.|\bdocument\.(?!\w+\s*[:=])create/;
  expect(matches(productFiles(['shared']), impure)).toEqual([]);
});

test('no test is skipped, singled out or left to do', () => {
  const tests = source().filter((file) => /\.(test|contract|e2e)\.tsx?$/.test(file));
  expect(matches(tests, /\b(test|it|describe)(\.\w+)*\.(skip|only|todo|fixme)\b/)).toEqual([]);
});

test('SQL names its columns', () => {
  expect(matches(source(), /\bselect\s+\*/i)).toEqual([]);
});

test('order never rests on Socket.IO connection state recovery', () => {
  expect(matches(productFiles(), /connectionStateRecovery/)).toEqual([]);
});

test('types are not switched off', () => {
  expect(matches(source(), /\bas any\b|<any>/)).toEqual([]);
  expect(matches(source(), /@ts-(ignore|nocheck)/, read)).toEqual([]);
});

test('only electron/main/ipc says ipcMain', () => {
  const elsewhere = source().filter((file) => !file.startsWith('electron/main/ipc'));
  expect(matches(elsewhere, /\bipcMain\b/)).toEqual([]);
});

test('only renderer/app touches the bridge', () => {
  const elsewhere = productFiles().filter((file) => !file.startsWith('renderer/app/'));
  expect(matches(elsewhere, /\bwindow\.yunping\b/)).toEqual([]);
});

test('what scrolls holds what is hidden in it: words for screen readers far down do not make the window scroll', () => {
  const loose = filesUnder(['renderer'], /\.css$/).flatMap((file) =>
    Array.from(read(file).matchAll(/([^{}]+)\{([^{}]*\boverflow(?:-y)?: (?:auto|scroll)[^{}]*)\}/g))
      .filter(([, , body = '']) => !body.includes('position:'))
      .map(([, selector = '']) => `${file}: ${selector.trim()}`),
  );
  expect(loose).toEqual([]);
});

test('end-to-end tests live in tests/e2e', () => {
  expect(allFiles().filter((file) => file.endsWith('.e2e.ts') && !file.startsWith('tests/e2e/'))).toEqual([]);
});

test('nothing committed knows the machine it was written on', () => {
  const places = new RegExp(
    ['(^|[\\s\'"`(=])/wor' + 'k/', '/roo' + 't/\\.', '(^|[\\s\'"`(])/home/[a-z]', 'C:\\\\Users'].join('|'),
  );
  expect(matches(committed(), places, read)).toEqual([]);
});

test('nothing committed names a package registry host', () => {
  const hosts = /registry\.(npmjs|npmmirror|yarnpkg)\.|deb\.debian\.org|archive\.ubuntu\.com/;
  expect(matches(committed(), hosts, read)).toEqual([]);
});

test('no private key is committed', () => {
  expect(matches(committed(), /-----BEGIN [A-Z ]*PRIVATE KEY-----/, read)).toEqual([]);
  expect(allFiles().filter((file) => /\.(key|p12|pfx|jks)$/.test(file))).toEqual([]);
});
