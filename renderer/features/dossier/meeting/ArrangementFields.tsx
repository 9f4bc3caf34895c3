import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { DateTimeField } from '#renderer/ui/DateTimeField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './ScheduleForm.module.css';

/** When, how and where a meeting is held, while it is being written. */
export interface Arrangement {
  readonly mode: 'videoReview' | 'meetingReview';
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly place: string;
  readonly externalMeeting: string;
}

/** The fields of it, in a grid that its parent lays out. */
export function ArrangementFields({
  value,
  onChange,
  missing,
}: {
  readonly value: Arrangement;
  readonly onChange: (change: Partial<Arrangement>) => void;
  /** The complaint about a field that is empty; null while there is none. */
  readonly missing: (isMissing: boolean) => string | null;
}): ReactNode {
  const { t } = useTranslation('dossier');
  return (
    <>
      <div className={styles.wide}>
        <ChoiceField<Arrangement['mode']>
          label={t('meeting.mode')}
          value={value.mode}
          onChange={(mode) => onChange({ mode })}
          isRow
          choices={[
            { value: 'videoReview', label: t('meeting.modes.videoReview') },
            { value: 'meetingReview', label: t('meeting.modes.meetingReview') },
          ]}
        />
      </div>
      <DateTimeField
        label={t('meeting.startsAt')}
        value={value.startsAt}
        onChange={(startsAt) => onChange({ startsAt })}
        error={missing(value.startsAt === null)}
      />
      <DateTimeField
        label={t('meeting.endsAt')}
        value={value.endsAt}
        onChange={(endsAt) => onChange({ endsAt })}
        error={missing(value.endsAt === null)}
      />
      <TextField
        label={t('meeting.place')}
        value={value.place}
        onChange={(place) => onChange({ place })}
        isOptional
      />
      <TextField
        label={t('meeting.external')}
        value={value.externalMeeting}
        onChange={(externalMeeting) => onChange({ externalMeeting })}
        placeholder={t('meeting.externalExample')}
        isOptional
      />
    </>
  );
}
