import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Admission } from '#shared/domain/meeting/record.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';

const ROLES = ['panel', 'leader', 'owner', 'compiler', 'department'] as const;

/** Which roles need nobody to let them in. */
export function AdmissionSettings({
  meeting,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['meetingOrder', 'common']);
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [admission, setAdmission] = useState<Admission>(meeting.admission);
  const [isBusy, setIsBusy] = useState(false);
  const command = { type: 'meeting.setAdmission', meetingId: meeting.meetingId, admission } as const;
  const isSame = ROLES.every((role) => admission[role] === meeting.admission[role]);
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command, { done: t('door.saved') });
    setIsBusy(false);
    if (result.ok) onDone();
  };
  return (
    <ConfirmAct
      isOpen
      title={t('door.settingsTitle')}
      lead={t('door.settingsLead')}
      act={t('door.save')}
      isBusy={isBusy}
      blockedBy={isSame ? t('door.unchanged') : blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      {ROLES.map((role) => (
        <CheckField
          key={role}
          label={t(`common:roles.${role === 'panel' ? 'expert' : role}`)}
          isChecked={admission[role] === 'automatic'}
          onChange={(isChecked) =>
            setAdmission({ ...admission, [role]: isChecked ? 'automatic' : 'byClerk' })
          }
        />
      ))}
    </ConfirmAct>
  );
}
