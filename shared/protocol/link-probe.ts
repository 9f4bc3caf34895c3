import { z } from 'zod';

/** Half of what one message may weigh at the hub. */
export const MAX_PROBE_CHARACTERS = 64 * 1024;

/** `link.probe`: padding that the hub sends back, for a client that measures its link. It means nothing and is kept nowhere. */
export const linkProbeSchema = z.object({ padding: z.string().max(MAX_PROBE_CHARACTERS) }).strict();
export type LinkProbe = z.infer<typeof linkProbeSchema>;
