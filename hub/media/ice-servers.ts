import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import type { IceServer } from '#shared/protocol/media.ts';

const urls = (schemes: string) =>
  z
    .array(
      z
        .string()
        .max(300)
        .regex(new RegExp(`^(?:${schemes}):[^\\s,]+$`, 'u')),
    )
    .max(8);

/** Servers of the bureau that help browsers to find a way to each other. There is no default one. */
export const iceSettingsSchema = z
  .object({
    stunUrls: urls('stuns?'),
    turnUrls: urls('turns?'),
    /** Shared with the TURN server: coturn's `static-auth-secret`. */
    turnSecret: z.string().max(200),
  })
  .strict()
  .refine(({ turnUrls, turnSecret }) => turnUrls.length === 0 || turnSecret.length >= 16, {
    path: ['turnSecret'],
  });
export type IceSettings = z.infer<typeof iceSettingsSchema>;

const NAMES: Readonly<Record<string, string>> = {
  stunUrls: 'YUNPING_STUN_URLS',
  turnUrls: 'YUNPING_TURN_URLS',
  turnSecret: 'YUNPING_TURN_SECRET',
};

/** As long as the longest meeting of a day; a stay that lasts longer joins anew for a new one. */
const LIFETIME_MS = 12 * 3_600_000;

/** From the hub's environment; lists are separated by commas. Settings that make no sense end the start, with their names. */
export function iceSettingsOf(env: Readonly<Record<string, string | undefined>>): IceSettings {
  const list = (name: string): string[] =>
    (env[name] ?? '')
      .split(',')
      .map((url) => url.trim())
      .filter((url) => url !== '');
  const settings = iceSettingsSchema.safeParse({
    stunUrls: list('YUNPING_STUN_URLS'),
    turnUrls: list('YUNPING_TURN_URLS'),
    turnSecret: env['YUNPING_TURN_SECRET'] ?? '',
  });
  if (settings.success) return settings.data;
  const names = settings.error.issues.map(({ path }) => NAMES[String(path[0])] ?? '');
  throw new Error(`media settings are not usable: ${[...new Set(names)].join(', ')}`);
}

/**
 * What one peer may use. A TURN credential is for twelve hours and for this member of this dossier, who is not
 * named in it: `expiry:hash` with its HMAC-SHA1, the form of the TURN REST API that coturn checks by itself.
 */
export function iceServersFor(
  { stunUrls, turnUrls, turnSecret }: IceSettings,
  dossierId: DossierId,
  memberId: MemberId,
  nowMs: number,
): IceServer[] {
  const servers: IceServer[] = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
  if (turnUrls.length === 0) return servers;
  const who = createHmac('sha256', turnSecret).update(`${dossierId}/${memberId}`).digest('hex').slice(0, 24);
  const username = `${Math.floor((nowMs + LIFETIME_MS) / 1000)}:${who}`;
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
  return [...servers, { urls: [...turnUrls], username, credential }];
}
