import { z } from 'zod';
import {
  dossierIdSchema,
  itemIdSchema,
  memberIdSchema,
  timeMsSchema,
  versionIdSchema,
} from '../domain/ids.ts';
import { ledgerIdSchema } from '../domain/ledger/ledger-id.ts';

const unit = z.number().min(0).max(1);

/** What the presenter shows: the page everyone follows, and the pointer in fractions of the page from its top left. */
export const sharedPageSchema = z
  .object({
    presenter: memberIdSchema,
    itemId: itemIdSchema,
    versionId: versionIdSchema,
    pageIndex: z.number().int().min(0),
    /**
     * Part of the page's height above the window's upper edge; negative where the page begins below it. Null where
     * the pointer is on another page than the window begins with: then the pointer says where.
     */
    fraction: z.number().min(-1).max(1).nullable(),
    zoom: z.number().min(0.1).max(20),
    pointer: z.object({ x: unit, y: unit }).strict().nullable(),
  })
  .strict();
export type SharedPage = z.infer<typeof sharedPageSchema>;

/** `presence.set`: volatile. `place` is where the member is in the app. */
export const presenceSetSchema = z
  .object({
    dossierId: dossierIdSchema,
    place: z.enum(['dossier', 'reading', 'room', 'away']),
  })
  .strict();
export type PresenceSet = z.infer<typeof presenceSetSchema>;

/** `page.share`: the sender becomes the presenter; `page: null` ends it. Only in an open meeting, only from in the room. */
export const pageShareSchema = z
  .object({ dossierId: dossierIdSchema, page: sharedPageSchema.omit({ presenter: true }).nullable() })
  .strict();
export type PageShare = z.infer<typeof pageShareSchema>;

/** `page.hand`: the presenter, or who leads the meeting, passes the shared page on to somebody in the room. */
export const pageHandSchema = z.object({ dossierId: dossierIdSchema, to: memberIdSchema }).strict();
export type PageHand = z.infer<typeof pageHandSchema>;

/**
 * `page.shown`: the page everyone follows, at once and alone, since it moves with every stroke of the presenter's
 * pointer; null where there is none to follow any more. A connection begins with none.
 */
export const pageShownSchema = z
  .object({ dossierId: dossierIdSchema, page: sharedPageSchema.nullable() })
  .strict();
export type PageShown = z.infer<typeof pageShownSchema>;

/** `presence.state`: a whole snapshot, never a difference; only of members the receiver may know are there. */
export const presenceStateSchema = z
  .object({
    dossierId: dossierIdSchema,
    members: z.array(
      z
        .object({ memberId: memberIdSchema, place: presenceSetSchema.shape.place, since: timeMsSchema })
        .strict(),
    ),
  })
  .strict();
export type PresenceState = z.infer<typeof presenceStateSchema>;

/** `ledger.seen`: this person has seen the ledger up to `seq`; the hub tells the ledger's other readers. */
export const ledgerSeenSchema = z
  .object({ dossierId: dossierIdSchema, ledgerId: ledgerIdSchema, seq: z.number().int().min(0) })
  .strict();
export type LedgerSeen = z.infer<typeof ledgerSeenSchema>;

/** `seen.state`: whole snapshot for one ledger. */
export const seenStateSchema = z
  .object({
    dossierId: dossierIdSchema,
    ledgerId: ledgerIdSchema,
    seen: z.array(z.object({ memberId: memberIdSchema, seq: z.number().int().min(0) }).strict()),
  })
  .strict();
export type SeenState = z.infer<typeof seenStateSchema>;
