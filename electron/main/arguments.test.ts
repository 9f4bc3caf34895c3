import path from 'node:path';
import { expect, test } from 'vitest';
import { parseArguments, workspaceArguments } from './arguments.ts';

test('DE9 each profile is a folder of its own', () => {
  expect(parseArguments(['app', '--data', 'one'], 'default').dataDir).toBe(path.resolve('one'));
  expect(parseArguments(['app', '--data=two'], 'default').dataDir).toBe(path.resolve('two'));
  expect(parseArguments(['app', '--data', '--sample'], 'default').dataDir).toBe(path.resolve('default'));
});

test('DE9 words for others, and addresses that are none, change nothing', () => {
  const hostile = [
    'app',
    '--gpu-launcher=x',
    '--no-sandbox',
    'yunping://join#x',
    '--hub',
    'file:///etc/passwd',
  ];
  expect(parseArguments(hostile, 'default')).toEqual({
    dataDir: path.resolve('default'),
    hubUrl: null,
    sample: false,
  });
});

test('DE9 the workspace process is told the profile, the hub and the sample', () => {
  const args = parseArguments(['app', '--data', '/p', '--hub', 'http://hub:8800', '--sample'], 'default');
  expect(workspaceArguments(args)).toEqual(['--data', '/p', '--hub', 'http://hub:8800', '--sample']);
});
