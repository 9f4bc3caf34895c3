import { assert } from './assert.ts';

/**
 * One text for one value, so that equal values have equal hashes everywhere: keys sorted by UTF-16
 * code unit, no white space, `undefined` members left out, as RFC 8785 (JCS) for the values we allow.
 * Numbers must be finite; anything that JSON cannot say (functions, bigint, NaN) is a bug and throws.
 */
export function canonicalJson(value: unknown): string {
  // What is in order already, such as every line of a ledger, the engine writes several times faster than we do.
  return isInOrder(value) ? JSON.stringify(value) : textOf(value);
}

/** The same value with its members in the order of `canonicalJson`, so that its text is soon made, each time. */
export function inCanonicalOrder<T>(value: T): T {
  return isInOrder(value) ? value : (ordered(value) as T); // the same members with the same values
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => (entry === undefined ? null : ordered(entry)));
  if (typeof value !== 'object' || value === null) return value;
  const members = value as Members;
  const copy: Record<string, unknown> = {};
  for (const key of sortKeys(Object.keys(members))) {
    if (members[key] !== undefined) copy[key] = ordered(members[key]);
  }
  return copy;
}

/** Whether `JSON.stringify` would write this very text. */
function isInOrder(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      return Array.isArray(value) ? value.every(isInOrder) : isObjectInOrder(value as Members);
    default:
      return false;
  }
}

function isObjectInOrder(value: Members): boolean {
  let before = '';
  for (const key of Object.keys(value)) {
    if (key < before || !isInOrder(value[key])) return false;
    before = key;
  }
  return true;
}

type Members = Readonly<Record<string, unknown>>;

function textOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      assert(Number.isFinite(value), 'canonical JSON holds finite numbers only');
      return `${value}`;
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return arrayText(value);
      return objectText(value as Members);
    default:
      throw new TypeError(`canonical JSON cannot hold a ${typeof value}`);
  }
}

function arrayText(values: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) text += ',';
    text += textOf(values[i] ?? null);
  }
  return `${text}]`;
}

function objectText(value: Members): string {
  let text = '{';
  for (const key of sortKeys(Object.keys(value))) {
    const member = value[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${PLAIN_KEY.test(key) ? `"${key}"` : JSON.stringify(key)}:${textOf(member)}`;
  }
  return `${text}}`;
}

/** By insertion: for the few keys of an ordinary object several times faster than the built-in sort. */
function sortKeys(keys: string[]): string[] {
  if (keys.length > 16) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] ?? '';
    let j = i - 1;
    for (; j >= 0; j--) {
      const other = keys[j] ?? '';
      if (other <= key) break;
      keys[j + 1] = other;
    }
    keys[j + 1] = key;
  }
  return keys;
}

/** Keys that need no escaping, which is nearly all of them. */
const PLAIN_KEY = /^[\w:/-]*$/;
