import { expect, test } from 'vitest';
import { browserOf, programName, readProgramName } from './program-name.ts';

test('AC14 a program’s name is read as it was given; of others nothing is made up', () => {
  for (const program of [
    { kind: 'desktop', on: ['Windows'] },
    { kind: 'browser', on: ['Edge', 'Windows'] },
    { kind: 'browser', on: [] },
  ] as const) {
    expect(readProgramName(programName(program))).toEqual(program);
  }
  expect(readProgramName('yunping-phone (x)')).toBeNull();
  expect(readProgramName('')).toBeNull();
});

test('AC14 a browser is named as people call it', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
  expect(browserOf(`${chrome} Chrome/146.0.0.0 Safari/537.36`)).toEqual(['Chrome', 'Windows']);
  expect(browserOf(`${chrome} Chrome/146.0.0.0 Safari/537.36 Edg/146.0.0.0`)).toEqual(['Edge', 'Windows']);
  expect(browserOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toEqual([
    'Firefox',
    'Linux',
  ]);
  expect(
    browserOf(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    ),
  ).toEqual(['Safari', 'iOS']);
  expect(browserOf('something else')).toEqual([]);
});
