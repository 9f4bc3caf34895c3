import { z } from 'zod';
import { commandSchema } from '../../domain/command.ts';
import { fileRefSchema } from '../../domain/file-ref.ts';
import { commandIdSchema, dossierIdSchema, memberIdSchema, sha256Schema } from '../../domain/ids.ts';
import { ledgerIdSchema } from '../../domain/ledger/ledger-id.ts';
import { savedFileSchema } from '../../domain/saved-file.ts';
import { rejectionSchema } from '../command-push.ts';
import { coverageSchema, readingShareSchema } from '../coverage.ts';
import { faultSchema } from '../errors.ts';
import { accountSchema, inviteAnswerSchema, listAnswerSchema, listFilterSchema } from '../http.ts';
import {
  pageHandSchema,
  pageShareSchema,
  presenceSetSchema,
  pageShownSchema,
  presenceStateSchema,
  seenStateSchema,
} from '../presence.ts';
import { accountsContract } from './accounts-contract.ts';
import { draftMessageSchema } from '../joint-draft.ts';
import { MAX_PROBE_CHARACTERS } from '../link-probe.ts';
import { mediaMessageSchema } from '../media.ts';
import { draftsContract } from './drafts-contract.ts';
import { mediaContract } from './media-contract.ts';
import { picturesContract } from './pictures-contract.ts';
import { recordingsContract } from './recordings-contract.ts';
import { lettersContract } from './letters-contract.ts';
import { rehearsalContract } from './rehearsal-contract.ts';
import { roomContract, screenSourceSchema } from './room-contract.ts';
import { nothing, okOr } from './shapes.ts';
import { textsContract } from './texts-contract.ts';
import { stretchSchema } from './stretch.ts';

/**
 * Everything that crosses between a window and the workspace process: one object of zod schemas, from which
 * main, preload, workspace and renderer take their types. Both sides parse. State travels once, on open;
 * after that only confirmed events and the pending list, and the window folds them with the same code.
 */

export const sessionStateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('starting') }),
  z.object({ status: z.literal('noHub') }),
  z.object({ status: z.literal('setup'), hubUrl: z.string(), code: z.string().nullable() }),
  z.object({
    status: z.literal('signedOut'),
    hubUrl: z.string(),
    reason: z.enum(['revoked', 'expired', 'loggedOut']).nullable(),
  }),
  z.object({
    status: z.literal('signedIn'),
    hubUrl: z.string(),
    account: accountSchema,
    embedded: z.boolean(),
  }),
]);

export const linkStateSchema = z.object({
  status: z.enum(['connected', 'reconnecting', 'offline', 'workspaceDown']),
  unsent: z.number(),
  since: z.number(),
});

export const preferencesSchema = z.object({
  language: z.enum(['zh', 'en']),
  scale: z.number().min(1).max(1.5),
  places: z.record(z.string().max(200), z.string().max(2000)),
});

export const uploadProgressSchema = z.object({
  phase: z.enum(['hashing', 'sending', 'checking']),
  doneBytes: z.number(),
  totalBytes: z.number(),
});

export const uploadResultSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('accepted'), file: fileRefSchema, findings: z.array(z.string()) }),
  z.object({ status: z.literal('rejected'), reason: z.string(), findings: z.array(z.string()) }),
  z.object({ status: z.literal('failed'), fault: faultSchema }),
  z.object({ status: z.literal('cancelled') }),
]);

/**
 * A dossier as a window first gets it. `confirmed` and the events of deltas are this program's own data,
 * checked at their boundary by the workspace, so they cross as they are.
 */
export const dossierSnapshotSchema = z.object({
  dossierId: dossierIdSchema,
  memberId: memberIdSchema,
  /** Counts what the workspace has told of this dossier: a delta follows the snapshot or delta one before it. */
  revision: z.number().int().min(0),
  confirmed: z.unknown(),
  heads: z.array(z.object({ ledgerId: ledgerIdSchema, seq: z.number(), hash: z.string() })),
  pending: z.array(z.unknown()),
  drafts: z.array(z.unknown()),
});

export const ipcContract = {
  'app.status': {
    request: nothing,
    response: z.object({
      session: sessionStateSchema,
      link: linkStateSchema,
      preferences: preferencesSchema,
    }),
  },
  'hub.startEmbedded': { request: nothing, response: okOr(z.literal(true)) },
  'hub.use': { request: z.object({ url: z.string().max(300) }).strict(), response: okOr(z.literal(true)) },
  'hub.forget': { request: nothing, response: nothing },
  'auth.setup': {
    request: z
      .object({
        code: z.string(),
        login: z.string(),
        name: z.string(),
        unit: z.string(),
        password: z.string(),
      })
      .strict(),
    response: okOr(z.literal(true)),
  },
  'auth.login': {
    request: z.object({ login: z.string(), password: z.string() }).strict(),
    response: okOr(z.literal(true)),
  },
  'auth.logout': { request: nothing, response: nothing },
  'invitation.redeem': {
    request: z
      .object({ code: z.string(), login: z.string().optional(), password: z.string().optional() })
      .strict(),
    response: okOr(z.object({ dossierId: dossierIdSchema })),
  },
  'invitation.create': {
    request: z.object({ dossierId: dossierIdSchema, memberId: memberIdSchema }).strict(),
    response: okOr(inviteAnswerSchema),
  },
  ...accountsContract,
  ...lettersContract,
  ...rehearsalContract,
  'list.page': {
    request: z
      .object({
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(1000),
        filter: listFilterSchema,
        text: z.string().max(200),
      })
      .strict(),
    response: okOr(listAnswerSchema),
  },
  'dossier.create': {
    request: z.object({ dossierId: dossierIdSchema, command: commandSchema }).strict(),
    response: z.union([
      z.object({ ok: z.literal(true), value: z.literal(true) }),
      z.object({ ok: z.literal(false), error: z.union([faultSchema, rejectionSchema]) }),
    ]),
  },
  'dossier.open': {
    request: z.object({ dossierId: dossierIdSchema }).strict(),
    response: okOr(dossierSnapshotSchema),
  },
  'dossier.close': { request: z.object({ dossierId: dossierIdSchema }).strict(), response: nothing },
  'dossier.submit': {
    /** The window names the command, so that asking again after the workspace process died gives it once. */
    request: z
      .object({ dossierId: dossierIdSchema, commandId: commandIdSchema, command: commandSchema })
      .strict(),
    response: z.union([
      z.object({ ok: z.literal(true), value: commandIdSchema }),
      z.object({ ok: z.literal(false), error: rejectionSchema }),
    ]),
  },
  /** Lines of a ledger as this machine holds them, checked when they were stored: they cross as they are. */
  'dossier.history': {
    request: z
      .object({
        dossierId: dossierIdSchema,
        ledgerId: ledgerIdSchema,
        afterSeq: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      })
      .strict(),
    response: okOr(z.object({ events: z.array(z.unknown()), headSeq: z.number() })),
  },
  'dossier.discardDraft': {
    request: z.object({ dossierId: dossierIdSchema, commandId: commandIdSchema }).strict(),
    response: nothing,
  },
  'dossier.setPresence': { request: presenceSetSchema, response: nothing },
  'dossier.sharePage': { request: pageShareSchema, response: nothing },
  'dossier.handPage': { request: pageHandSchema, response: nothing },
  ...draftsContract,
  ...mediaContract,
  /** Carries this many bytes to the hub and back. */
  'link.probe': {
    request: z.object({ bytes: z.number().int().min(0).max(MAX_PROBE_CHARACTERS) }).strict(),
    response: okOr(z.literal(true)),
  },
  ...roomContract,
  'dossier.shareReading': { request: readingShareSchema, response: okOr(coverageSchema.nullable()) },
  'dossier.markSeen': {
    request: z
      .object({ dossierId: dossierIdSchema, ledgerId: ledgerIdSchema, seq: z.number().int().min(0) })
      .strict(),
    response: nothing,
  },
  /** `path` comes from `webUtils.getPathForFile` in the preload, never from the page. */
  'file.upload': {
    request: z
      .object({ uploadId: z.string().max(64), dossierId: dossierIdSchema, path: z.string().max(4096) })
      .strict(),
    response: uploadResultSchema,
  },
  'file.cancelUpload': { request: z.object({ uploadId: z.string().max(64) }).strict(), response: nothing },
  /**
   * Brings a file into the local blob cache; main serves it from there. The path stays inside main. Asked for a
   * stretch (both ends inside) it does not wait for the rest: at `path` those bytes are at their places, and
   * unless `isWhole` it is gone once the file is.
   */
  'file.ensure': {
    request: z
      .object({
        dossierId: dossierIdSchema,
        sha256: sha256Schema,
        stretch: stretchSchema.optional(),
      })
      .strict(),
    response: okOr(z.object({ path: z.string(), isWhole: z.boolean() })),
  },
  /** Where the page directory of a large report is on this disk; null of one that has none. */
  'file.pageDirectory': {
    request: z.object({ dossierId: dossierIdSchema, sha256: sha256Schema }).strict(),
    response: okOr(z.object({ path: z.string().nullable() })),
  },
  'file.save': {
    request: z.object({ dossierId: dossierIdSchema, file: savedFileSchema }).strict(),
    response: okOr(z.boolean()),
  },
  /** Asks where a file the page makes shall go; its bytes are sent to `app://bundle/made/<ticket>`, once. Null: called off. */
  'file.choosePlace': {
    request: z.object({ name: z.string().min(1).max(255) }).strict(),
    response: z.object({ ticket: z.string().nullable() }),
  },
  ...textsContract,
  ...picturesContract,
  ...recordingsContract,
  'scratch.load': {
    request: z.object({ key: z.string().max(200) }).strict(),
    response: z.object({ text: z.string().nullable() }),
  },
  'scratch.save': {
    request: z.object({ key: z.string().max(200), text: z.string().max(100_000).nullable() }).strict(),
    response: nothing,
  },
  'preferences.save': { request: preferencesSchema, response: nothing },
} as const;

export type IpcMethod = keyof typeof ipcContract;
export type IpcRequest<M extends IpcMethod> = z.input<(typeof ipcContract)[M]['request']>;
export type IpcResponse<M extends IpcMethod> = z.output<(typeof ipcContract)[M]['response']>;

/** What the workspace tells windows unasked. */
export const ipcEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session'), session: sessionStateSchema }),
  z.object({ type: z.literal('link'), link: linkStateSchema }),
  z.object({ type: z.literal('listChanged') }),
  z.object({
    type: z.literal('dossierDelta'),
    dossierId: dossierIdSchema,
    /** A window that missed one opens the dossier again; one that is older than its snapshot it passes over. */
    revision: z.number().int().min(0),
    /** Confirmed events to fold, in order; `reset` carries a whole snapshot instead. */
    events: z.array(z.unknown()),
    pending: z.array(z.unknown()),
    drafts: z.array(z.unknown()),
    reset: dossierSnapshotSchema.nullable(),
  }),
  z.object({ type: z.literal('presence'), presence: presenceStateSchema }),
  z.object({ type: z.literal('pageShown'), shown: pageShownSchema }),
  z.object({ type: z.literal('seen'), seen: seenStateSchema }),
  z.object({ type: z.literal('draft'), draft: draftMessageSchema }),
  z.object({ type: z.literal('media'), media: mediaMessageSchema }),
  /** From main: a page asks to show the screen, and the person is to choose; then that the choice is over. */
  z.object({
    type: z.literal('screenSources'),
    requestId: z.string(),
    sources: z.array(screenSourceSchema),
  }),
  z.object({ type: z.literal('screenChosen'), requestId: z.string() }),
  z.object({ type: z.literal('uploadProgress'), uploadId: z.string(), progress: uploadProgressSchema }),
]);
export type IpcEvent = z.infer<typeof ipcEventSchema>;

/** What the preload puts on `window.yunping`: functions and plain data only. */
export interface DesktopBridge {
  invoke(method: string, request: unknown): Promise<unknown>;
  onEvent(listener: (event: unknown) => void): () => void;
  /** Starts an upload of a dropped or picked file; the page never sees or names a path. */
  uploadFile(uploadId: string, dossierId: string, file: unknown): Promise<unknown>;
}
