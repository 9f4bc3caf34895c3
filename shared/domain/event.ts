import { z } from 'zod';
import { commentEvents } from './comment/events.ts';
import { dossierEvents } from './dossier/events.ts';
import { floorEvents } from './floor/events.ts';
import { commandIdSchema, memberIdSchema, timeMsSchema } from './ids.ts';
import { inquiryEvents } from './inquiry/events.ts';
import { ledgerIdSchema, type LedgerId } from './ledger/ledger-id.ts';
import { meetingEvents } from './meeting/events.ts';
import { minutesEvents } from './minutes/events.ts';
import { opinionEvents } from './opinion/events.ts';
import { panelEvents } from './panel/events.ts';
import { recordingEvents } from './recording/events.ts';
import { rehearsalEvents } from './rehearsal/events.ts';
import { reportEvents } from './report/events.ts';
import { revisionEvents } from './revision/events.ts';
import { showingEvents } from './showing/events.ts';
import { voteEvents } from './vote/events.ts';

/** What happened, as it is written today. Stored forms of older versions become these through `upcast`. */
export const domainEventSchema = z.discriminatedUnion('type', [
  ...dossierEvents,
  ...reportEvents,
  ...panelEvents,
  ...meetingEvents,
  ...floorEvents,
  ...inquiryEvents,
  ...voteEvents,
  ...showingEvents,
  ...commentEvents,
  ...opinionEvents,
  ...minutesEvents,
  ...revisionEvents,
  ...rehearsalEvents,
  ...recordingEvents,
]);
export type DomainEvent = z.infer<typeof domainEventSchema>;
export type EventType = DomainEvent['type'];
export type EventOf<T extends EventType> = Extract<DomainEvent, { type: T }>;
export type PayloadOf<T extends EventType> = EventOf<T>['payload'];

/** An event on its way to a ledger. */
export interface NewEvent {
  readonly ledgerId: LedgerId;
  readonly event: DomainEvent;
}

/** Who and when, beside what. */
export const eventMetaSchema = z.object({
  /** The member that caused it; null for the hub itself. */
  actor: memberIdSchema.nullable(),
  commandId: commandIdSchema,
  /** The author's clock; a claim. */
  authorAt: timeMsSchema,
  /** The hub's clock. */
  hubAt: timeMsSchema,
});
export type EventMeta = z.infer<typeof eventMetaSchema>;

/**
 * A line of a ledger as stored and sent. `type`, `v` and `payload` are kept exactly as they were written,
 * since `hash` covers them; `parseRecorded` gives the event of today's shape.
 */
export const recordedEventSchema = z
  .object({
    ledgerId: ledgerIdSchema,
    /** Dense from 1 within its ledger. */
    seq: z.number().int().min(1),
    type: z.string().max(64),
    v: z.number().int().min(1),
    payload: z.record(z.string(), z.unknown()),
    ...eventMetaSchema.shape,
    prevHash: z.string().regex(/^[0-9a-f]{64}$/u),
    hash: z.string().regex(/^[0-9a-f]{64}$/u),
  })
  .strict();
export type RecordedEvent = z.infer<typeof recordedEventSchema>;
