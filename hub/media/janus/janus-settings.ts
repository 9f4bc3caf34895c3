import { z } from 'zod';

export const janusSettingsSchema = z
  .object({
    /** Of Janus' WebSocket transport. */
    url: z.url({ protocol: /^wss?$/u }).max(300),
    /** Janus' `api_secret`; empty: it asks for none. */
    apiSecret: z.string().max(200),
    /** Cameras and screens at once from which a room goes through the unit; with 1 every room does. */
    from: z.coerce.number().int().min(1).max(7),
  })
  .strict();
export type JanusSettings = z.infer<typeof janusSettingsSchema>;

const NAMES: Readonly<Record<string, string>> = {
  url: 'YUNPING_JANUS_URL',
  apiSecret: 'YUNPING_JANUS_API_SECRET',
  from: 'YUNPING_JANUS_FROM',
};

/** From the hub's environment; null without `YUNPING_JANUS_URL`. Settings that make no sense end the start, with their names. */
export function janusSettingsOf(env: Readonly<Record<string, string | undefined>>): JanusSettings | null {
  const url = env['YUNPING_JANUS_URL'];
  if (url === undefined || url === '') return null;
  const settings = janusSettingsSchema.safeParse({
    url,
    apiSecret: env['YUNPING_JANUS_API_SECRET'] ?? '',
    from: env['YUNPING_JANUS_FROM'] ?? '7',
  });
  if (settings.success) return settings.data;
  const names = settings.error.issues.map(({ path }) => NAMES[String(path[0])] ?? '');
  throw new Error(`media settings are not usable: ${[...new Set(names)].join(', ')}`);
}
