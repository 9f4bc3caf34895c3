import { z } from 'zod';
import { dossierIdSchema } from '../../domain/ids.ts';
import { nothing } from './shapes.ts';

/** What a window may use of the machine in a meeting's room, and what of it the person chose to show. */
export const roomContract = {
  /** By the record on this machine: camera and microphone while a meeting is ahead or open, the screen only in its room. */
  'room.rights': {
    request: z.object({ dossierId: dossierIdSchema }).strict(),
    response: z.object({ camera: z.boolean(), screen: z.boolean() }),
  },
  /** Null: nothing. */
  'screen.pick': {
    request: z.object({ requestId: z.string().max(64), sourceId: z.string().max(200).nullable() }).strict(),
    response: nothing,
  },
} as const;

/** A page asked to show the screen: what there is to choose from. */
export const screenSourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['screen', 'window']),
  /** As a data address; null where the system gives no picture. */
  thumbnail: z.string().nullable(),
});
export type ScreenSource = z.infer<typeof screenSourceSchema>;
