import {
  mediaJoinedSchema,
  mediaJoinSchema,
  mediaLeaveSchema,
  mediaMuteSchema,
  mediaSendersSchema,
  mediaSignalSchema,
  mediaSpotlightSchema,
  mediaWantedSchema,
  sendersSetSchema,
} from '../media.ts';
import { z } from 'zod';
import { nothing, okOr } from './shapes.ts';

/** Sound and picture of a meeting: handed through to the hub, for as long as there is a link. */
export const mediaContract = {
  'media.join': { request: mediaJoinSchema, response: okOr(mediaJoinedSchema) },
  'media.senders': { request: mediaSendersSchema, response: okOr(sendersSetSchema) },
  'media.signal': { request: mediaSignalSchema, response: okOr(z.literal(true)) },
  'media.mute': { request: mediaMuteSchema, response: okOr(z.literal(true)) },
  'media.spotlight': { request: mediaSpotlightSchema, response: okOr(z.literal(true)) },
  'media.wanted': { request: mediaWantedSchema, response: okOr(z.literal(true)) },
  'media.leave': { request: mediaLeaveSchema, response: nothing },
} as const;
