import { z } from 'zod';
import { dossierIdSchema, memberIdSchema } from '../domain/ids.ts';

/**
 * Sound and picture in the room: who is there with what, and the words with which browsers find each other.
 * The hub carries descriptions and candidates from one peer to another and never reads what they say.
 */

/** One stay of one connection in the room, made anew by the hub at each `media.join`. */
export const peerIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/u)
  .brand<'PeerId'>();
export type PeerId = z.infer<typeof peerIdSchema>;

export const sendersSchema = z
  .object({ microphone: z.boolean(), camera: z.boolean(), screen: z.boolean() })
  .strict();
export type Senders = z.infer<typeof sendersSchema>;

/** Each sends to each, or all through the forwarding unit of the bureau. A stay has one of them from join to end. */
export const topologySchema = z.enum(['mesh', 'sfu']);

/** `media.join`: from in the room of an open meeting only. */
export const mediaJoinSchema = z.object({ dossierId: dossierIdSchema, senders: sendersSchema }).strict();
export type MediaJoin = z.infer<typeof mediaJoinSchema>;

export const iceServerSchema = z
  .object({
    urls: z.array(z.string()),
    username: z.string().optional(),
    credential: z.string().optional(),
  })
  .strict();
export type IceServer = z.infer<typeof iceServerSchema>;

export const mediaJoinedSchema = z
  .object({
    peerId: peerIdSchema,
    topology: topologySchema,
    /** Empty unless the bureau has set servers: then no address outside the network is asked. */
    iceServers: z.array(iceServerSchema),
    /** Cameras and screens, each counted, that are carried at once. */
    maxSenders: z.number().int().min(1),
    /** What of it was taken: no microphone of one who is muted, no picture where all places are taken. */
    senders: sendersSchema,
  })
  .strict();
export type MediaJoined = z.infer<typeof mediaJoinedSchema>;

/** `media.senders`: what I send from now on. */
export const mediaSendersSchema = z.object({ dossierId: dossierIdSchema, senders: sendersSchema }).strict();
export type MediaSenders = z.infer<typeof mediaSendersSchema>;

/** A refusal leaves everything as it was. */
export const sendersSetSchema = z.discriminatedUnion('result', [
  z.object({ result: z.literal('taken') }).strict(),
  z.object({ result: z.literal('refused'), reason: z.enum(['mutedByHost', 'full']) }).strict(),
]);
export type SendersSet = z.infer<typeof sendersSetSchema>;

/** Lines of a letter, `=` and text without control characters; the first is the version. */
const sdpSchema = z
  .string()
  .max(64 * 1024)
  .regex(/^v=0\r?\n(?:[a-z]=\P{Cc}*\r?\n)+$/u);

/**
 * What two browsers say to each other to connect. An empty candidate says that there are no more. `renew` is for the
 * forwarding unit alone: what comes from that peer does not arrive, and is to be offered anew.
 */
export const signalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('description'), type: z.enum(['offer', 'answer']), sdp: sdpSchema }).strict(),
  z
    .object({
      kind: z.literal('candidate'),
      candidate: z
        .string()
        .max(2048)
        .regex(/^(?:candidate:[\u0020-\u007e]*)?$/u),
      sdpMid: z.string().max(64).nullable(),
      sdpMLineIndex: z.number().int().min(0).max(1000).nullable(),
      usernameFragment: z.string().max(256).nullable().optional(),
    })
    .strict(),
  z.object({ kind: z.literal('renew') }).strict(),
]);
export type Signal = z.infer<typeof signalSchema>;

/** Another peer, or the forwarding unit. */
export const counterpartSchema = z.union([peerIdSchema, z.literal('sfu')]);
export type Counterpart = z.infer<typeof counterpartSchema>;

/** `media.signal`: to one peer. */
export const mediaSignalSchema = z
  .object({ dossierId: dossierIdSchema, to: counterpartSchema, signal: signalSchema })
  .strict();
export type MediaSignal = z.infer<typeof mediaSignalSchema>;

/** `media.mute`: by who leads the meeting. Unmuting only allows the microphone; it stays off until its owner turns it on. */
export const mediaMuteSchema = z
  .object({
    dossierId: dossierIdSchema,
    peers: z.union([z.array(peerIdSchema).min(1).max(64), z.literal('all')]),
    isMuted: z.boolean(),
  })
  .strict();
export type MediaMute = z.infer<typeof mediaMuteSchema>;

/** `media.spotlight`: by who leads the meeting. Null: it follows who has the floor, which every window sees for itself. */
export const mediaSpotlightSchema = z
  .object({ dossierId: dossierIdSchema, peerId: peerIdSchema.nullable() })
  .strict();
export type MediaSpotlight = z.infer<typeof mediaSpotlightSchema>;

/** `media.wanted`: which pictures this peer receives from now on, where the forwarding unit sends them. */
export const mediaWantedSchema = z
  .object({
    dossierId: dossierIdSchema,
    cameras: z.union([z.array(peerIdSchema).max(64), z.literal('all')]),
    screens: z.boolean(),
  })
  .strict();
export type MediaWanted = z.infer<typeof mediaWantedSchema>;

export const mediaLeaveSchema = z.object({ dossierId: dossierIdSchema }).strict();
export type MediaLeave = z.infer<typeof mediaLeaveSchema>;

/** `media.state`: a whole snapshot for one peer, itself among `peers`; only of those it may know are there. */
export const mediaStateSchema = z
  .object({
    dossierId: dossierIdSchema,
    /** The receiver. */
    peerId: peerIdSchema,
    topology: topologySchema,
    peers: z.array(
      z
        .object({
          peerId: peerIdSchema,
          memberId: memberIdSchema,
          senders: sendersSchema,
          isMuted: z.boolean(),
        })
        .strict(),
    ),
    spotlight: peerIdSchema.nullable(),
  })
  .strict();
export type MediaState = z.infer<typeof mediaStateSchema>;

/**
 * `media.signalled`: what another peer says to the receiver, who is `to`; through the forwarding unit, what the unit
 * says of that peer's sound and picture.
 */
export const mediaSignalledSchema = z
  .object({ dossierId: dossierIdSchema, from: counterpartSchema, to: peerIdSchema, signal: signalSchema })
  .strict();
export type MediaSignalled = z.infer<typeof mediaSignalledSchema>;

/**
 * `media.ended`: the receiver's stay is over, and with it all connections of it. `replaced`: another window or a
 * newer device of the same person took its place. `renewed`: sound and picture go another way from now on; join anew.
 */
export const mediaEndedSchema = z
  .object({
    dossierId: dossierIdSchema,
    peerId: peerIdSchema,
    reason: z.enum(['closed', 'left', 'sentBack', 'deliberation', 'replaced', 'renewed']),
  })
  .strict();
export type MediaEnded = z.infer<typeof mediaEndedSchema>;

export const mediaMessageSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('media.state'), message: mediaStateSchema }),
  z.object({ event: z.literal('media.signalled'), message: mediaSignalledSchema }),
  z.object({ event: z.literal('media.ended'), message: mediaEndedSchema }),
]);
export type MediaMessage = z.infer<typeof mediaMessageSchema>;
