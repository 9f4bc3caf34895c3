import { z } from 'zod';

/** What the address of `/dev/` asks for; `renderer/ui/README.md` lists it. */
const optionsSchema = z.object({
  as: z
    .enum([
      'clerk',
      'expert',
      'expert2',
      'chair',
      'owner',
      'compiler',
      'department',
      'leader',
      'nobody',
      'setup',
      'noHub',
    ])
    .default('clerk'),
  at: z
    .enum([
      'created',
      'acceptance',
      'panelForming',
      'notice',
      'preReview',
      'meeting',
      'deliberation',
      'opinion',
      'signing',
      'sealed',
      'revision',
      'recheck',
      'final',
      'issued',
      'archive',
    ])
    .default('preReview'),
  rows: z.coerce.number().default(14),
  link: z.enum(['connected', 'reconnecting', 'offline', 'workspaceDown']).default('connected'),
  scale: z.coerce.number().min(1).max(1.5).default(1),
  lang: z.enum(['zh', 'en']).default('zh'),
  kind: z.enum(['desktop', 'browser']).default('desktop'),
  /** The list has nothing in it. */
  empty: z.stringbool().default(false),
  /** Whether the hub has a mail server. */
  mail: z.stringbool().default(true),
  /** Every answer takes a while, or never comes. */
  slow: z.stringbool().default(false),
  fail: z.stringbool().default(false),
  /** One comment came back refused. */
  drafts: z.stringbool().default(false),
});
export type DevOptions = z.infer<typeof optionsSchema>;

export function devOptions(search: string): DevOptions {
  return optionsSchema.parse(Object.fromEntries(new URLSearchParams(search)));
}
