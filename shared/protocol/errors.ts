import { z } from 'zod';

/** Failures that are not a rule's no. Closed: a client can handle every one. Never decided from message text. */
export const faultCodeSchema = z.enum([
  'badRequest',
  'unauthenticated',
  'notFound',
  'forbidden',
  'tooLarge',
  'rateLimited',
  'outOfOrder',
  'protocolTooOld',
  'protocolTooNew',
  'codeInvalid',
  'loginTaken',
  'passwordTooWeak',
  'passwordWrong',
  'lastAdmin',
  'setupDone',
  'unavailable',
  'internal',
]);
export type FaultCode = z.infer<typeof faultCodeSchema>;

export const faultSchema = z
  .object({
    code: faultCodeSchema,
    /** For engineers and logs; users see a sentence made from the code. */
    message: z.string(),
    retry: z.enum(['auto', 'afterUserAction', 'never']),
    minBackoffMs: z.number().int().min(0).optional(),
    /** With `outOfOrder`: the mutation number the hub expects next from this device. */
    expectedSeq: z.number().int().min(1).optional(),
  })
  .strict();
export type Fault = z.infer<typeof faultSchema>;

export type Answer<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly fault: Fault };
