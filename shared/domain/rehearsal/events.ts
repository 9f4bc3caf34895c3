import { z } from 'zod';

export const rehearsalEvents = [
  /** Nobody reads anything of the practice dossier from here on. */
  z.object({ type: z.literal('rehearsal.ended'), v: z.literal(1), payload: z.object({}) }),
] as const;
