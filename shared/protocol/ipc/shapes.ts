import { z } from 'zod';
import { faultSchema } from '../errors.ts';

/** An answer that is a value or the fault for it. */
export function okOr<T extends z.ZodType>(
  value: T,
): z.ZodUnion<
  [
    z.ZodObject<{ ok: z.ZodLiteral<true>; value: T }>,
    z.ZodObject<{ ok: z.ZodLiteral<false>; error: typeof faultSchema }>,
  ]
> {
  return z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: faultSchema }),
  ]);
}

export const nothing = z.object({}).strict();
