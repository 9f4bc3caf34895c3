import { z } from 'zod';

/** What Janus says, as far as we look at it: there is always more in it. */
export const janusMessageSchema = z.object({
  janus: z.string(),
  transaction: z.string().optional(),
  /** The handle it is about. */
  sender: z.number().optional(),
  data: z.object({ id: z.number() }).optional(),
  plugindata: z.object({ data: z.record(z.string(), z.unknown()) }).optional(),
  jsep: z.object({ type: z.enum(['offer', 'answer']), sdp: z.string() }).optional(),
  candidate: z
    .object({
      candidate: z.string().optional(),
      sdpMid: z.string().nullish(),
      sdpMLineIndex: z.number().nullish(),
    })
    .optional(),
  error: z.object({ code: z.number(), reason: z.string().optional() }).optional(),
});
export type JanusMessage = z.infer<typeof janusMessageSchema>;

/** The video room's answer to something that failed. */
export const roomErrorSchema = z.object({ error_code: z.number() });

const streamSchema = z.object({
  type: z.string(),
  mindex: z.number(),
  mid: z.string(),
  /** Of a subscriber: what it is at the publisher. */
  feed_mid: z.string().optional(),
});
export type Stream = z.infer<typeof streamSchema>;

/** To `joinandconfigure`. */
export const joinedSchema = z.object({
  videoroom: z.literal('joined'),
  id: z.number(),
  streams: z.array(streamSchema),
});

/** To a subscriber's `join`. */
export const attachedSchema = z.object({ videoroom: z.literal('attached'), streams: z.array(streamSchema) });
