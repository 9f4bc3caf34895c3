import { z } from 'zod';
import { canonicalJson } from '#shared/lib/canonical-json.ts';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const LARGEST = Number.MAX_SAFE_INTEGER;
/** The last instant a date can hold; only times have it as their limit. */
const LAST_TIME_MS = 8_640_000_000_000_000;

export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return rest as JsonSchema; // what zod writes; printed, never relied on
}

/** Prints schemas as short type expressions; a schema that has a name is printed by it. */
export class SchemaPrinter {
  readonly #names: ReadonlyMap<string, string>;

  constructor(named: Readonly<Record<string, z.ZodType>>) {
    this.#names = new Map(
      Object.entries(named).map(([name, schema]) => [canonicalJson(jsonSchemaOf(schema)), name]),
    );
  }

  /** Expanded one level, even if it has a name. */
  define(schema: z.ZodType): string {
    return this.#structure(jsonSchemaOf(schema));
  }

  /** The fields of an object but those left out. */
  fields(schema: JsonSchema, without: readonly string[] = []): string {
    const entries = Object.entries(schema.properties ?? {}).filter(([name]) => !without.includes(name));
    const required = new Set(schema.required ?? []);
    return entries
      .map(([name, field]) => `${name}${required.has(name) ? '' : '?'}: ${this.print(field)}`)
      .join(', ');
  }

  print(schema: JsonSchema): string {
    return this.#names.get(canonicalJson(schema)) ?? this.#structure(schema);
  }

  #structure(schema: JsonSchema): string {
    const union = schema.anyOf ?? schema.oneOf;
    if (union) return union.map((entry) => this.print(entry)).join(' | ');
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (schema.enum) return schema.enum.map((entry) => JSON.stringify(entry)).join(' | ');
    switch (schema.type) {
      case 'object':
        return schema.properties ? `{ ${this.fields(schema)} }`.replace('{  }', '{}') : 'object';
      case 'array':
        return this.#array(schema);
      case 'string':
        return stringText(schema);
      case 'integer':
      case 'number':
        return numberText(schema);
      default:
        return typeof schema.type === 'string' ? schema.type : 'any';
    }
  }

  #array({ items, prefixItems, minItems, maxItems }: JsonSchema): string {
    if (prefixItems) return `[${prefixItems.map((entry) => this.print(entry)).join(', ')}]`;
    const entry = items ? this.print(items) : 'any';
    const bounds = range(minItems, maxItems);
    return `${/[ |]/.test(entry) && !entry.startsWith('{') ? `(${entry})` : entry}[]${bounds}`;
  }
}

function stringText({ pattern, format, minLength, maxLength }: JsonSchema): string {
  if (format === 'date') return 'Day';
  const bounds = range(minLength, maxLength);
  return pattern === undefined ? `string${bounds}` : `string${bounds} /${pattern}/`;
}

function numberText({ type, minimum, maximum }: JsonSchema): string {
  if (maximum === LAST_TIME_MS) return 'TimeMs';
  const low = minimum === undefined || minimum <= -LARGEST ? undefined : minimum;
  const high = maximum === undefined || maximum >= LARGEST ? undefined : maximum;
  return `${type === 'integer' ? 'int' : 'number'}${range(low, high)}`;
}

function range(low: number | undefined, high: number | undefined): string {
  if (low === undefined && high === undefined) return '';
  if (low !== undefined && low === high) return `(${low})`;
  return `(${low ?? ''}…${high ?? ''})`;
}
