/** Deep enough for every message, far from what breaks a stack. */
const MAX_DEPTH = 12;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether a value holds nothing but bounded JSON: finite numbers, whole characters, plain objects and arrays, no
 * key that reaches a prototype. Asked before any schema sees it (GW4, HT3).
 */
export function isPlainJson(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'string':
      // Half a character has no UTF-8, hence no hash that all clients agree on.
      return value.isWellFormed();
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object': {
      if (value === null) return true;
      if (depth >= MAX_DEPTH) return false;
      if (Array.isArray(value)) return value.every((entry) => isPlainJson(entry, depth + 1));
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) return false;
      return Object.entries(value).every(
        ([key, entry]) => key.isWellFormed() && !FORBIDDEN_KEYS.has(key) && isPlainJson(entry, depth + 1),
      );
    }
    default:
      return false;
  }
}
