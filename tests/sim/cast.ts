import { deviceIdSchema, dossierIdSchema, type DeviceId } from '#shared/domain/ids.ts';

/** The one dossier of a history. */
export const DOSSIER = dossierIdSchema.parse('dossier-1');

export function deviceId(text: string): DeviceId {
  return deviceIdSchema.parse(text);
}
