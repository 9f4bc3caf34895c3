import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { seatSchema, type Role } from '#shared/domain/dossier/member.ts';
import type { ItemId } from '#shared/domain/ids.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { itemsOf } from '../items-of.ts';
import type { SeatKind } from './SeatsPanel.tsx';
import styles from './SeatForm.module.css';

const PARTY_ROLES = ['owner', 'compiler', 'department', 'leader'] as const satisfies readonly Role[];

interface Draft {
  readonly role: Role | null;
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly specialty: string;
  readonly itemIds: readonly ItemId[];
}

/** A seat to be taken by invitation. The sheet stays open for the next one. */
export function SeatForm({
  kind,
  isOpen,
  onClose,
}: {
  readonly kind: SeatKind;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('dossier');
  return (
    <SidePanel isOpen={isOpen} title={t(`seats.${kind}.add`)} onClose={onClose}>
      <Form kind={kind} onClose={onClose} />
    </SidePanel>
  );
}

function Form({ kind, onClose }: { readonly kind: SeatKind; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { state } = useOpenDossier();
  const client = useClient();
  const submit = useSubmit();
  const items = itemsOf(state);
  const [only] = items;
  const blank: Draft = {
    role: kind === 'experts' ? 'expert' : null,
    name: '',
    unit: '',
    title: '',
    specialty: '',
    itemIds: kind === 'experts' && items.length === 1 && only ? [only.itemId] : [],
  };
  const [draft, setDraft] = useState(blank);
  const [wasTried, setWasTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const set = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const needsItem = kind === 'experts' && draft.itemIds.length === 0;
  const missing = (isMissing: boolean): string | null => (wasTried && isMissing ? t('seats.required') : null);

  const chooseRole = (role: Role): void => {
    const info = state.parties.dossier;
    const units: Partial<Record<Role, string>> = {
      owner: info?.ownerUnit ?? '',
      compiler: info?.compilerUnit ?? '',
      leader: info?.hostUnit ?? '',
    };
    const wasFilledIn = draft.unit === '' || Object.values(units).includes(draft.unit);
    set({ role, ...(wasFilledIn && { unit: units[role] ?? '' }) });
  };

  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setWasTried(true);
    const seat = seatSchema.safeParse({ ...draft, memberId: client.newId() });
    if (!seat.success || needsItem) return;
    setIsBusy(true);
    const result = await submit(
      { type: 'member.add', seat: seat.data },
      { done: t('seats.added', { name: seat.data.name }) },
    );
    setIsBusy(false);
    if (!result.ok) return;
    setWasTried(false);
    setDraft({ ...blank, itemIds: draft.itemIds, role: draft.role });
  };

  return (
    <form className={styles.form} onSubmit={(event) => void add(event)} noValidate>
      {kind === 'parties' && (
        <ChoiceField<Role>
          label={t('seats.role')}
          value={draft.role}
          onChange={chooseRole}
          error={missing(draft.role === null)}
          choices={PARTY_ROLES.map((role) => ({
            value: role,
            label: t(`common:roles.${role}`),
            note: t(`seats.roleNotes.${role}`),
          }))}
        />
      )}
      <TextField
        label={t('seats.name')}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={missing(draft.name.trim() === '')}
      />
      <TextField
        label={t('seats.unit')}
        value={draft.unit}
        onChange={(unit) => set({ unit })}
        error={missing(draft.unit.trim() === '')}
      />
      <TextField
        label={t(kind === 'experts' ? 'seats.rank' : 'seats.post')}
        value={draft.title}
        onChange={(title) => set({ title })}
        isOptional
      />
      {kind === 'experts' && (
        <>
          <TextField
            label={t('seats.specialty')}
            value={draft.specialty}
            onChange={(specialty) => set({ specialty })}
            placeholder={t('seats.specialtyExample')}
            isOptional
          />
          <fieldset className={styles.items}>
            <legend>{t('seats.items')}</legend>
            {items.map((item) => (
              <CheckField
                key={item.itemId}
                label={item.reportTitle}
                isChecked={draft.itemIds.includes(item.itemId)}
                onChange={(isOn) =>
                  set({
                    itemIds: isOn
                      ? [...draft.itemIds, item.itemId]
                      : draft.itemIds.filter((itemId) => itemId !== item.itemId),
                  })
                }
              />
            ))}
            {missing(needsItem) && (
              <p className={styles.error} role="alert">
                {t('seats.itemRequired')}
              </p>
            )}
          </fieldset>
        </>
      )}
      <div className={styles.acts}>
        <SecondaryButton onClick={onClose}>{t('seats.finish')}</SecondaryButton>
        <PrimaryButton isSubmit isBusy={isBusy}>
          {t('seats.act')}
        </PrimaryButton>
      </div>
    </form>
  );
}
