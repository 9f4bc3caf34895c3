import { z } from 'zod';
import { dossierIdSchema } from '#shared/domain/ids.ts';

/** What `Upload-Metadata` must say. */
const metadataSchema = z.object({
  dossierId: dossierIdSchema,
  filename: z.string().min(1).max(400),
  kind: z.enum(['report', 'picture', 'recording']).default('report'),
});
export type UploadMetadata = z.infer<typeof metadataSchema>;

/** tus: `key base64(value)` pairs, separated by commas. null when it does not hold what it must. */
export function parseUploadMetadata(header: string | undefined): UploadMetadata | null {
  const values = new Map(
    (header ?? '')
      .slice(0, 2_000)
      .split(',')
      .map((pair): [string, string] => {
        const [key = '', value = ''] = pair.trim().split(' ');
        return [key, Buffer.from(value, 'base64').toString('utf8')];
      }),
  );
  const parsed = metadataSchema.safeParse(Object.fromEntries(values));
  return parsed.success ? parsed.data : null;
}
