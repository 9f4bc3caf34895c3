import { expect, test } from 'vitest';
import { ipcContract } from '#shared/protocol/ipc/contract.ts';
import { IPC_METHODS, METHODS_WITH_PATHS } from '#shared/protocol/ipc/methods.ts';

test('DE4 the list of names that the preload knows is the contract', () => {
  expect([...IPC_METHODS].toSorted()).toEqual(Object.keys(ipcContract).toSorted());
});

test('DE4 every method whose request or answer names a path is kept from pages', () => {
  const named = Object.entries(ipcContract).filter(([, { request, response }]) =>
    /"path"/.test(JSON.stringify([shapeOf(request), shapeOf(response)])),
  );
  expect(named.map(([method]) => method).toSorted()).toEqual([...METHODS_WITH_PATHS].toSorted());
});

/** The names of all members of a schema, however deep. */
function shapeOf(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null || !('def' in schema)) return null;
  const def = schema.def as Record<string, unknown>;
  const { shape, options, innerType, element } = def;
  return {
    ...(typeof shape === 'object' &&
      shape !== null &&
      Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, shapeOf(value)]))),
    inside: [...(Array.isArray(options) ? options : []), innerType, element].map(shapeOf),
  };
}
