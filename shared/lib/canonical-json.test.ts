import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, inCanonicalOrder } from './canonical-json.ts';
import { InvariantError } from './assert.ts';

test('EV3: equal values have one text, whatever the order of their members', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    }),
  );
});

test('EV3: the text is JSON, and says what was said', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // JSON has one zero.
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('EV3: what was put in order says the same, and is written at once as it is', () => {
  const keys = fc.constantFrom('a', 'b/c', 'B', 'é', 'a1');
  const values = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      fc.string(),
      fc.nat(),
      fc.boolean(),
      fc.array(tie('value')),
      fc.dictionary(keys, tie('value')),
    ),
  }));
  fc.assert(
    fc.property(values.value, (value) => {
      const ordered = inCanonicalOrder(value);
      expect(ordered).toEqual(value);
      expect(JSON.stringify(ordered)).toBe(canonicalJson(value));
      expect(inCanonicalOrder(ordered)).toBe(ordered);
    }),
  );
});

test('EV3: texts differ where values differ', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const isSame = canonicalJson(a) === canonicalJson(b);
      expect(isSame).toBe(
        canonicalJson(JSON.parse(canonicalJson(a))) === canonicalJson(JSON.parse(canonicalJson(b))),
      );
      if (isSame) expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)));
    }),
  );
});

test('EV3: by the letter', () => {
  expect(canonicalJson({ b: [1, null, 'é"\u2028'], a: { d: undefined, c: true } })).toBe(
    '{"a":{"c":true},"b":[1,null,"é\\"\u2028"]}',
  );
  expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\u00f6': 3, '1': 4, 'a/b:c': 5 })).toBe(
    '{"\\r":2,"1":4,"a/b:c":5,"ö":3,"€":1}',
  );
  expect(canonicalJson([undefined])).toBe('[null]');
  expect(canonicalJson(1e21)).toBe('1e+21');
});

test('EV3: what JSON cannot say is a mistake', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, { a: Number.NaN }]) {
    expect(() => canonicalJson(value)).toThrow(InvariantError);
  }
  for (const value of [1n, Symbol('x'), () => 1]) expect(() => canonicalJson(value)).toThrow(TypeError);
});
