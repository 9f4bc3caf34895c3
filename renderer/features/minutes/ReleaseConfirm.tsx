import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#shared/domain/dossier/member.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { MinutesAudience } from '#shared/domain/minutes/minutes.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import type { Edition } from './editions.ts';

const READERS: Readonly<Record<MinutesAudience, readonly Role[]>> = {
  panel: ['expert'],
  parties: ['expert', 'owner', 'compiler', 'department'],
};

/** Handing an edition on (L3): by name who can read it from now on, and who cannot. */
export function ReleaseConfirm({
  meeting,
  edition,
  file,
  isOpen,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly edition: Edition;
  readonly file: FileRef;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['minutes', 'common']);
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const isWithPanel = edition.bureau?.releasedTo.includes('panel') === true;
  const [chosen, setChosen] = useState<MinutesAudience>('panel');
  const [isBusy, setIsBusy] = useState(false);
  const audience: MinutesAudience = isWithPanel ? 'parties' : chosen;
  const { meetingId } = meeting;
  const { edition: no } = edition;
  const command = { type: 'minutes.release', meetingId, edition: no, sha256: file.sha256, audience } as const;
  const people = peopleOf(state).filter((person) => person.status === 'joined');
  const disclosures = READERS.parties.flatMap((role) => {
    const names = people.filter((person) => person.role === role).map(({ name }) => name);
    if (names.length === 0) return [];
    const isVisible = READERS[audience].includes(role);
    const what = isVisible
      ? t('release.sees', { names: names.join(t('common:listMark')) })
      : t('release.doNotSee');
    return [{ whom: t(`common:roles.${role}`), what, isVisible }];
  });
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command, { done: t('release.done') });
    setIsBusy(false);
    if (result.ok) onDone();
  };
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('release.title')}
      lead={t('release.lead')}
      disclosures={disclosures}
      file={{ name: file.name, sha256: file.sha256 }}
      act={t('release.confirm', { no })}
      isBusy={isBusy}
      blockedBy={isOpen ? blockedBy(command) : null}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      {!isWithPanel && (
        <ChoiceField
          label={t('release.to')}
          value={chosen}
          onChange={setChosen}
          choices={(['panel', 'parties'] as const).map((value) => ({ value, label: t(`release.${value}`) }))}
        />
      )}
    </ConfirmAct>
  );
}
