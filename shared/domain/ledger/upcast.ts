import { domainEventSchema, type DomainEvent, type RecordedEvent } from '../event.ts';

/** From one version of an event's payload to the next. The stored line is never rewritten (L1). */
type Upcaster = (payload: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** By event type, the step from version 1, from version 2, … Empty while every event is at version 1. */
const UPCASTERS: Readonly<Record<string, readonly Upcaster[]>> = {};

/**
 * The event of today's shape in a stored line. A type or version this program does not know gives null:
 * the line is kept, hashed and shown as unknown, and the fold passes over it.
 */
export function parseRecorded(
  line: Pick<RecordedEvent, 'type' | 'v' | 'payload'>,
  upcasters: Readonly<Record<string, readonly Upcaster[]>> = UPCASTERS,
): DomainEvent | null {
  const steps = (Object.hasOwn(upcasters, line.type) ? upcasters[line.type] : undefined) ?? [];
  const payload = steps.slice(line.v - 1).reduce((older, step) => step(older), line.payload);
  const v = Math.max(line.v, steps.length + 1);
  const parsed = domainEventSchema.safeParse({ type: line.type, v, payload });
  return parsed.success ? parsed.data : null;
}
