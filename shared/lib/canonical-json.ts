import { assert } from './assert.ts';

/**
 * One text for one value, so that equal values have equal hashes everywhere: keys sorted by UTF-16
 * code unit, no white space, `undefined` members left out, as RFC 8785 (JCS) for the values we allow.
 * Numbers must be finite; anything that JSON cannot say (functions, bigint, NaN) is a bug and throws.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      assert(Number.isFinite(value), 'canonical JSON holds finite numbers only');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
      return objectText(value as Readonly<Record<string, unknown>>);
    default:
      throw new TypeError(`canonical JSON cannot hold a ${typeof value}`);
  }
}

function objectText(value: Readonly<Record<string, unknown>>): string {
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}
