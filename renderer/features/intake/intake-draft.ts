import type { CommandOf } from '#shared/domain/command.ts';
import { commandSchema } from '#shared/domain/command.ts';
import { dossierIdSchema, itemIdSchema, type DossierId, type ItemId } from '#shared/domain/ids.ts';
import type { Matter } from '#shared/domain/rules/matter-rule.ts';
import type { Account } from '#shared/protocol/http.ts';

export interface IntakeItem {
  readonly itemId: ItemId;
  readonly matter: Matter;
  readonly reportTitle: string;
  readonly file: File | null;
}

export interface IntakeDraft {
  readonly secrecy: 'none' | 'restricted' | 'secret' | null;
  readonly title: string;
  readonly docNo: string;
  readonly projectCode: string;
  readonly hostUnit: string;
  readonly ownerUnit: string;
  readonly compilerUnit: string;
  readonly items: readonly IntakeItem[];
}

export function newItem(id: string, matter: Matter, reportTitle: string): IntakeItem {
  return { itemId: itemIdSchema.parse(id), matter, reportTitle, file: null };
}

/** The command of a complete draft, with the clerk's own seat; null while something is missing. */
export function createCommand(
  draft: IntakeDraft,
  account: Account,
  dossierId: string,
  memberId: string,
): { readonly dossierId: DossierId; readonly command: CommandOf<'dossier.create'> } | null {
  const parsed = commandSchema.safeParse({
    type: 'dossier.create',
    ...draft,
    items: draft.items.map(({ itemId, matter, reportTitle }) => ({ itemId, matter, reportTitle })),
    clerk: { memberId, role: 'clerk', name: account.name, unit: account.unit, itemIds: [] },
  });
  return parsed.success && parsed.data.type === 'dossier.create'
    ? { dossierId: dossierIdSchema.parse(dossierId), command: parsed.data }
    : null;
}
