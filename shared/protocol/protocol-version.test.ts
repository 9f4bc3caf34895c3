import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../lib/canonical-json.ts';
import { commandSchema } from '../domain/command.ts';
import { domainEventSchema, recordedEventSchema } from '../domain/event.ts';
import { dossierSummarySchema } from '../domain/view/summary.ts';
import * as accounts from './accounts.ts';
import * as push from './command-push.ts';
import * as open from './dossier-open.ts';
import * as coverage from './coverage.ts';
import * as errors from './errors.ts';
import * as http from './http.ts';
import * as jointDraft from './joint-draft.ts';
import * as letters from './letters.ts';
import * as media from './media.ts';
import * as rehearsal from './rehearsal.ts';
import * as presence from './presence.ts';
import { MIN_SUPPORTED_PROTOCOL, PROTOCOL_VERSION } from './version.ts';

/** The hash of every schema on the wire and in the ledgers, as of the version beside it. */
const COMMITTED = { version: 1, schemas: 'b6953bc608d4abd526f2a119c4c66603' };

test('SY25: the protocol’s version changes with its schemas, and only with them', () => {
  const schemas = schemaHash();
  const advice =
    schemas === COMMITTED.schemas
      ? 'PROTOCOL_VERSION changed and no schema did: set it back.'
      : 'A schema of the wire or of the ledgers changed. While nothing of this version is released, put the ' +
        'new hash here. Afterwards: raise PROTOCOL_VERSION in version.ts and add a line to its history; give ' +
        'each changed event a new `v` and a step in shared/domain/ledger/upcast.ts; say in MIN_SUPPORTED_PROTOCOL ' +
        'whether older clients still get along; then put version and hash here.';
  expect({ version: PROTOCOL_VERSION, schemas }, advice).toEqual(COMMITTED);
});

test('SY25: the oldest protocol spoken is not newer than today’s', () => {
  expect(MIN_SUPPORTED_PROTOCOL).toBeLessThanOrEqual(PROTOCOL_VERSION);
});

test('SY25: what a schema says has one hash, and another one says otherwise', () => {
  const one = z.object({ a: z.string(), b: z.number().optional() });
  const same = z.object({ b: z.number().optional(), a: z.string() });
  expect(textOf(one)).toBe(textOf(same));
  expect(textOf(one)).not.toBe(textOf(z.object({ a: z.string(), b: z.number() })));
  expect(textOf(one)).not.toBe(textOf(one.strict()));
});

function schemaHash(): string {
  const modules = {
    push,
    open,
    errors,
    http,
    accounts,
    presence,
    jointDraft,
    coverage,
    letters,
    media,
    rehearsal,
  };
  const named = Object.entries(modules).flatMap(([module, exported]) =>
    Object.entries(exported).flatMap(([name, value]): [string, string][] =>
      value instanceof z.ZodType ? [[`${module}.${name}`, textOf(value)]] : [],
    ),
  );
  const domain = { commandSchema, domainEventSchema, recordedEventSchema, dossierSummarySchema };
  for (const [name, schema] of Object.entries(domain)) named.push([name, textOf(schema)]);
  return hash('sha256', canonicalJson(Object.fromEntries(named)), 'hex').slice(0, 32);
}

/** The schema as JSON Schema, in which the order of members says nothing. */
function textOf(schema: z.ZodType): string {
  return canonicalJson(
    sorted(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', reused: 'inline' })),
  );
}

/** `required` is a set. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === 'required' && Array.isArray(member)
        ? [...(member as string[])].sort((a, b) => (a < b ? -1 : 1))
        : sorted(member),
    ]),
  );
}
