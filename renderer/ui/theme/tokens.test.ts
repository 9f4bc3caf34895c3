import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { COLORS, PERSON_COLORS, SEVERITY_COLORS, type ColorName } from './tokens.ts';

const AA = 4.5;
const AA_GRAPHIC = 3;

const GROUNDS: readonly ColorName[] = ['paper', 'surface', 'sunken', 'rail', 'desk'];
const TEXTS: readonly ColorName[] = ['text', 'secondary', 'hint', 'primary', 'danger'];

test('UI1: every text colour is legible (AA) on paper, rail and desk, not only on white', () => {
  const weak = GROUNDS.flatMap((ground) =>
    TEXTS.map((text) => ({ text, ground, ratio: contrast(COLORS[text], COLORS[ground]) })),
  ).filter(({ ratio }) => ratio < AA);
  expect(weak).toEqual([]);
});

test('UI1: colours that mean something are legible where they are used', () => {
  const pairs: readonly (readonly [ColorName, ColorName])[] = [
    ['success', 'surface'],
    ['success', 'sunken'],
    ['warning', 'surface'],
    ['warning', 'paper'],
    ['warning', 'warning-tint'],
    ['danger', 'danger-tint'],
    ['success', 'success-tint'],
    ['text', 'primary-tint'],
    ['secondary', 'primary-tint'],
    ['primary', 'primary-tint'],
    ['surface', 'primary'],
    ['surface', 'primary-hover'],
    ['surface', 'danger'],
    ['on-ink', 'ink'],
    ['on-ink-secondary', 'ink'],
  ];
  const weak = pairs.filter(([text, ground]) => contrast(COLORS[text], COLORS[ground]) < AA);
  expect(weak).toEqual([]);
});

test('UI1: the line around a field is visible (AA for graphics)', () => {
  expect(contrast(COLORS['field-line'], COLORS.surface)).toBeGreaterThan(AA_GRAPHIC);
  expect(contrast(COLORS['field-line'], COLORS.paper)).toBeGreaterThan(AA_GRAPHIC);
});

test('UI1: person tags and severity tags are legible', () => {
  expect(PERSON_COLORS.filter(({ back, text }) => contrast(back, text) < AA)).toEqual([]);
  const severities = Object.values(SEVERITY_COLORS);
  expect(severities.filter((name) => contrast(COLORS[name], COLORS.surface) < AA)).toEqual([]);
});

test('style sheets and code name the same colours', () => {
  const css = fs.readFileSync(path.join(import.meta.dirname, '../../styles/tokens.css'), 'utf8');
  const named = Object.fromEntries(
    [...css.matchAll(/--color-([a-z-]+):\s*(#[0-9a-fA-F]{6})/g)].map(([, name = '', value = '']) => [
      name,
      value.toUpperCase(),
    ]),
  );
  expect(named).toEqual(COLORS);
});
