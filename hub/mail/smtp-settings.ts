import { z } from 'zod';

/**
 * The bureau's mail server. `tls`: from the first byte, or begun by STARTTLS and insisted on; `none` is for a
 * server on this machine or a network that is trusted.
 */
export const smtpSettingsSchema = z
  .object({
    host: z.string().min(1).max(253),
    port: z.coerce.number().int().min(1).max(65_535),
    tls: z.enum(['implicit', 'starttls', 'none']),
    user: z.string().max(200),
    password: z.string().max(200),
    from: z.email().max(200),
    /** What letters call the sender. */
    fromName: z.string().max(100),
  })
  .strict();
export type SmtpSettings = z.infer<typeof smtpSettingsSchema>;

const PORTS: Readonly<Record<string, string>> = { implicit: '465', starttls: '587', none: '25' };

/** From the hub's environment; null without `YUNPING_SMTP_HOST`. Settings that make no sense end the start, with their names. */
export function smtpSettingsOf(env: Readonly<Record<string, string | undefined>>): SmtpSettings | null {
  const host = env['YUNPING_SMTP_HOST'];
  if (host === undefined || host === '') return null;
  const tls = env['YUNPING_SMTP_TLS'] ?? 'implicit';
  const settings = smtpSettingsSchema.safeParse({
    host,
    tls,
    port: env['YUNPING_SMTP_PORT'] ?? PORTS[tls],
    user: env['YUNPING_SMTP_USER'] ?? '',
    password: env['YUNPING_SMTP_PASSWORD'] ?? '',
    from: env['YUNPING_SMTP_FROM'] ?? env['YUNPING_SMTP_USER'],
    fromName: env['YUNPING_SMTP_NAME'] ?? '云评',
  });
  if (settings.success) return settings.data;
  const names = settings.error.issues.map(({ path }) => `YUNPING_SMTP_${path.join('_').toUpperCase()}`);
  throw new Error(`mail settings are not usable: ${[...new Set(names)].join(', ')}`);
}
