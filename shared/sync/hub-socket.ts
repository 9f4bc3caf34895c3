import { z } from 'zod';
import { dossierIdSchema } from '../domain/ids.ts';
import { dossierSummarySchema } from '../domain/view/summary.ts';
import { commandOutcomeSchema, type CommandOutcome, type CommandPush } from '../protocol/command-push.ts';
import {
  dossierOpenedSchema,
  eventsBatchSchema,
  type DossierOpen,
  type DossierOpened,
  type EventsBatch,
  type EventsPull,
} from '../protocol/dossier-open.ts';
import {
  draftJoinedSchema,
  draftMessageSchema,
  draftPushedSchema,
  type DraftCaret,
  type DraftJoin,
  type DraftJoined,
  type DraftPush,
  type DraftPushed,
} from '../protocol/joint-draft.ts';
import {
  mediaJoinedSchema,
  mediaMessageSchema,
  sendersSetSchema,
  type MediaJoin,
  type MediaJoined,
  type MediaLeave,
  type MediaMute,
  type MediaSenders,
  type MediaSignal,
  type MediaSpotlight,
  type MediaWanted,
  type SendersSet,
} from '../protocol/media.ts';
import { linkProbeSchema, MAX_PROBE_CHARACTERS } from '../protocol/link-probe.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { coverageSchema, type Coverage, type ReadingShare } from '../protocol/coverage.ts';
import { faultSchema, type Answer, type Fault } from '../protocol/errors.ts';
import {
  pageShownSchema,
  presenceStateSchema,
  seenStateSchema,
  type LedgerSeen,
  type PageHand,
  type PageShare,
  type PresenceSet,
} from '../protocol/presence.ts';
import type { UpMessages } from '../protocol/socket.ts';
import type { Transport } from './dossier-link.ts';

/** One live connection: what a runtime's Socket.IO client does, no more. Of no use after it broke. */
export interface SocketPort {
  /** Resolves with what the hub acknowledged; rejects on time-out, or at once when the connection is gone. */
  ask(event: keyof UpMessages, message: unknown): Promise<unknown>;
  /** Volatile: lost without a word when the connection is not up. */
  tell(event: keyof UpMessages, message: unknown): void;
  /** Unacknowledged too, but of a state that holds: a line that is busy at this moment is no reason to drop it. */
  state(event: keyof UpMessages, message: unknown): void;
}

const fault = z.object({ ok: z.literal(false), fault: faultSchema });
const openAnswer = z.union([z.object({ ok: z.literal(true), opened: dossierOpenedSchema }), fault]);
const pullAnswer = z.union([z.object({ ok: z.literal(true), batch: eventsBatchSchema }), fault]);
const joinAnswer = z.union([z.object({ ok: z.literal(true), joined: draftJoinedSchema }), fault]);
const draftAnswer = z.union([z.object({ ok: z.literal(true), pushed: draftPushedSchema }), fault]);
const mediaJoinAnswer = z.union([z.object({ ok: z.literal(true), joined: mediaJoinedSchema }), fault]);
const sendersAnswer = z.union([z.object({ ok: z.literal(true), set: sendersSetSchema }), fault]);
const doneAnswer = z.union([z.object({ ok: z.literal(true) }), fault]);
const coverageAnswer = z.union([
  z.object({ ok: z.literal(true), coverage: coverageSchema.nullable() }),
  fault,
]);
const probeAnswer = z.union([linkProbeSchema.extend({ ok: z.literal(true) }), fault]);
const pushAnswer = z.union([z.object({ ok: z.literal(true), outcome: commandOutcomeSchema }), fault]);

/** The hub's messages over one connection. Every answer is parsed; a strange one rejects like a lost one. */
export class HubSocket implements Transport {
  readonly #port: SocketPort;

  constructor(port: SocketPort) {
    this.#port = port;
  }

  async open(request: DossierOpen): Promise<Answer<{ opened: DossierOpened }>> {
    return openAnswer.parse(await this.#port.ask('dossier.open', request));
  }

  async pull(request: EventsPull): Promise<Answer<{ batch: EventsBatch }>> {
    return pullAnswer.parse(await this.#port.ask('events.pull', request));
  }

  async push(request: CommandPush): Promise<Answer<{ outcome: CommandOutcome }>> {
    return pushAnswer.parse(await this.#port.ask('command.push', request));
  }

  async joinDraft(request: DraftJoin): Promise<Result<DraftJoined, Fault>> {
    const answer = joinAnswer.parse(await this.#port.ask('draft.join', request));
    return answer.ok ? ok(answer.joined) : err(answer.fault);
  }

  async pushDraft(request: DraftPush): Promise<Result<DraftPushed, Fault>> {
    const answer = draftAnswer.parse(await this.#port.ask('draft.push', request));
    return answer.ok ? ok(answer.pushed) : err(answer.fault);
  }

  caret(note: DraftCaret): void {
    this.#port.tell('draft.caret', note);
  }

  async joinMedia(request: MediaJoin): Promise<Result<MediaJoined, Fault>> {
    const answer = mediaJoinAnswer.parse(await this.#port.ask('media.join', request));
    return answer.ok ? ok(answer.joined) : err(answer.fault);
  }

  async setSenders(request: MediaSenders): Promise<Result<SendersSet, Fault>> {
    const answer = sendersAnswer.parse(await this.#port.ask('media.senders', request));
    return answer.ok ? ok(answer.set) : err(answer.fault);
  }

  signalMedia(request: MediaSignal): Promise<Result<true, Fault>> {
    return this.#done('media.signal', request);
  }

  muteMedia(request: MediaMute): Promise<Result<true, Fault>> {
    return this.#done('media.mute', request);
  }

  spotlightMedia(request: MediaSpotlight): Promise<Result<true, Fault>> {
    return this.#done('media.spotlight', request);
  }

  wantPictures(request: MediaWanted): Promise<Result<true, Fault>> {
    return this.#done('media.wanted', request);
  }

  /** Best effort: the hub ends a stay with its connection, and with its place in the room. */
  leaveMedia(request: MediaLeave): void {
    this.#port.ask('media.leave', request).catch(() => undefined);
  }

  /** Best effort, as the hub drops a connection's subscriptions with the connection. */
  leave(dossierId: string): void {
    this.#port.ask('dossier.leave', { dossierId }).catch(() => undefined);
  }

  /** Best effort: the next `markSeen` says more. */
  seen(request: LedgerSeen): void {
    this.#port.ask('ledger.seen', request).catch(() => undefined);
  }

  async shareReading(request: ReadingShare): Promise<Answer<{ coverage: Coverage | null }>> {
    return coverageAnswer.parse(await this.#port.ask('reading.share', request));
  }

  /** Carries this many bytes there and back. */
  async probe(bytes: number): Promise<Result<true, Fault>> {
    const padding = 'x'.repeat(Math.min(bytes, MAX_PROBE_CHARACTERS));
    const answer = probeAnswer.parse(await this.#port.ask('link.probe', { padding }));
    return answer.ok ? ok(true) : err(answer.fault);
  }

  setPresence(request: PresenceSet): void {
    this.#port.state('presence.set', request);
  }

  sharePage(request: PageShare): void {
    this.#port.tell('page.share', request);
  }

  handPage(request: PageHand): void {
    this.#port.state('page.hand', request);
  }

  async #done(event: keyof UpMessages, request: unknown): Promise<Result<true, Fault>> {
    const answer = doneAnswer.parse(await this.#port.ask(event, request));
    return answer.ok ? ok(true) : err(answer.fault);
  }
}

const downMessageSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('events.batch'), message: eventsBatchSchema }),
  z.object({ event: z.literal('membership.changed'), message: z.object({ dossierId: dossierIdSchema }) }),
  z.object({ event: z.literal('presence.state'), message: presenceStateSchema }),
  z.object({ event: z.literal('page.shown'), message: pageShownSchema }),
  z.object({ event: z.literal('seen.state'), message: seenStateSchema }),
  z.object({
    event: z.literal('summary.changed'),
    message: z.object({ dossierId: dossierIdSchema, summary: dossierSummarySchema.nullable() }),
  }),
  ...draftMessageSchema.options,
  ...mediaMessageSchema.options,
  z.object({ event: z.literal('account.changed'), message: z.object({}) }),
  z.object({
    event: z.literal('session.ended'),
    message: z.object({ reason: z.enum(['revoked', 'expired', 'loggedOut']) }),
  }),
]);
export type DownMessage = z.infer<typeof downMessageSchema>;

/** What the hub said unasked; null for what this program does not know, which it passes over. */
export function parseDownMessage(event: string, message: unknown): DownMessage | null {
  const parsed = downMessageSchema.safeParse({ event, message });
  return parsed.success ? parsed.data : null;
}

/** The fault in the error of a refused handshake: Socket.IO carries it in `data`. */
export function handshakeFault(error: unknown): Fault | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error;
  const inside = typeof data === 'object' && data !== null && 'fault' in data ? data.fault : data;
  const parsed = faultSchema.safeParse(inside);
  return parsed.success ? parsed.data : null;
}
