import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { commandSchema, type CommandOf } from '#shared/domain/command.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useDryRun } from '#renderer/app/dossier/use-dry-run.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { ArrangementFields, type Arrangement } from './ArrangementFields.tsx';
import { ChangeConfirm } from './ChangeConfirm.tsx';
import styles from './ScheduleForm.module.css';

/** 改期: when, how and where it is held instead, and why; the confirmation says who is told what. */
export function RescheduleForm({
  meeting,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['notice', 'dossier', 'kit']);
  const language = useLanguage();
  const dryRun = useDryRun();
  const { mode, startsAt, endsAt, place, externalMeeting } = meeting;
  const [arrangement, setArrangement] = useState<Arrangement>({
    mode,
    startsAt,
    endsAt,
    place,
    externalMeeting,
  });
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const [asked, setAsked] = useState<CommandOf<'meeting.reschedule'> | null>(null);
  const [error, setError] = useState<string | null>(null);

  const arrange = (change: Partial<Arrangement>): void => {
    const next = { ...arrangement, ...change };
    // The meeting keeps its length when its beginning is moved.
    const isMoved = change.startsAt !== undefined && change.startsAt !== null;
    setArrangement(isMoved ? { ...next, endsAt: change.startsAt + (endsAt - startsAt) } : next);
  };
  const ask = (event: SubmitEvent): void => {
    event.preventDefault();
    setWasTried(true);
    const command = commandSchema.safeParse({
      type: 'meeting.reschedule',
      meetingId: meeting.meetingId,
      ...arrangement,
      reason: reason.trim(),
    });
    if (!command.success || command.data.type !== 'meeting.reschedule') return;
    const refusal = dryRun(command.data);
    setError(refusal && wordRejection(language, refusal));
    if (!refusal) setAsked(command.data);
  };

  return (
    <form className={styles.form} onSubmit={ask} noValidate>
      <Panel title={t('move.title')}>
        <div className={styles.grid}>
          <ArrangementFields
            value={arrangement}
            onChange={arrange}
            missing={(isMissing) => (wasTried && isMissing ? t('dossier:meeting.required') : null)}
          />
          <div className={styles.wide}>
            <TextField
              label={t('move.reason')}
              value={reason}
              onChange={setReason}
              maxLength={200}
              hint={t('move.reasonHint')}
              error={wasTried && reason.trim() === '' ? t('move.reasonRequired') : null}
            />
          </div>
        </div>
      </Panel>
      {error && <Notice tone="danger">{error}</Notice>}
      <div className={styles.acts}>
        <SecondaryButton onClick={onClose}>{t('kit:cancel')}</SecondaryButton>
        <PrimaryButton size="big" isSubmit>
          {t('move.next')}
        </PrimaryButton>
      </div>
      {asked && (
        <ChangeConfirm meeting={meeting} command={asked} onDone={onClose} onCancel={() => setAsked(null)} />
      )}
    </form>
  );
}
