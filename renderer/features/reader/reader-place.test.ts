import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberIdSchema } from '#shared/domain/ids.ts';
import { FIRST_PLACE, parsePlace, placeKey, printPlace, type ReaderPlace } from './reader-place.ts';

const anyPlace: fc.Arbitrary<ReaderPlace> = fc.record({
  pageIndex: fc.nat(2000),
  fraction: fc.integer({ min: -20_000, max: 20_000 }).map((part) => part / 1000),
  across: fc.integer({ min: -20_000, max: 20_000 }).map((part) => part / 1000),
  zoom: fc.oneof(
    fc.constantFrom('width' as const, 'page' as const),
    fc.integer({ min: 100, max: 16_000 }).map((zoom) => zoom / 1000),
  ),
  rotation: fc.constantFrom(0, 90, 180, 270),
  arrangement: fc.record({ mode: fc.constantFrom('continuous', 'single', 'facing'), hasCover: fc.boolean() }),
});

test('RD14 page, offset, zoom, rotation and arrangement come back as they were', () => {
  fc.assert(
    fc.property(anyPlace, (place) => {
      expect(parsePlace(printPlace(place))).toEqual(place);
    }),
  );
});

test('RD14 a place kept before there were arrangements still counts; one that cannot be read is the beginning', () => {
  const old = JSON.stringify({ page: 41, fraction: 0.5, zoom: 1.5, rotation: 90 });
  expect(parsePlace(old)).toMatchObject({ pageIndex: 41, zoom: 1.5, arrangement: { mode: 'continuous' } });
  expect(parsePlace('{')).toEqual(FIRST_PLACE);
  expect(parsePlace(undefined)).toEqual(FIRST_PLACE);
});

test('RD14 two people at one machine have each their own place in a file', () => {
  const [a, b] = ['aaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbb'].map((id) => memberIdSchema.parse(id));
  expect(a && placeKey(a, 'f'.repeat(64))).not.toBe(b && placeKey(b, 'f'.repeat(64)));
});
