import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '#shared/domain/ids.ts';
import { signInSheet } from '#shared/domain/meeting/meeting.ts';
import type { Interval } from '#shared/domain/meeting/record.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import { timeOnDay } from './interval-words.ts';
import styles from './CorrectTimesConfirm.module.css';

/** 更正到会时间: what was recorded stays. The intervals before the last one are kept as they are. */
export function CorrectTimesConfirm({
  meeting,
  memberId,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly memberId: MemberId;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const { dossierId, state } = useOpenDossier();
  const person = usePerson();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const intervals = signInSheet(state, meeting.meetingId).get(memberId)?.intervals ?? [];
  const last = intervals.at(-1);
  const [from, setFrom] = useState(last ? timeOfDay(last.from) : '');
  const [to, setTo] = useState(last?.to ? timeOfDay(last.to) : '');
  const [isNever, setIsNever] = useState(false);
  const [reason, setReason] = useScratchText(`meeting/${dossierId}/${meeting.meetingId}/correct/${memberId}`);
  const [isBusy, setIsBusy] = useState(false);
  const dayMs = meeting.openedAt ?? meeting.startsAt;
  // A minute that was not touched keeps its seconds.
  const instant = (text: string, before: number | null | undefined): number | null =>
    before != null && timeOfDay(before) === text.trim() ? before : timeOnDay(dayMs, text);
  const fromMs = instant(from, last?.from);
  const toMs = to.trim() === '' ? null : instant(to, last?.to);
  const isReadable = isNever || (fromMs !== null && (to.trim() === '' || toMs !== null));
  const corrected: readonly Interval[] =
    isNever || fromMs === null ? [] : [...intervals.slice(0, -1), { from: fromMs, to: toMs }];
  const command = {
    type: 'meeting.correctAttendance',
    meetingId: meeting.meetingId,
    memberId,
    intervals: corrected,
    reason: reason.trim(),
  } as const;
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command);
    setIsBusy(false);
    if (!result.ok) return;
    setReason('');
    onDone();
  };
  const blocked = !isReadable
    ? t('correct.badTime')
    : reason.trim() === ''
      ? t('correct.needsReason')
      : blockedBy(command);
  return (
    <ConfirmAct
      isOpen
      title={t('correct.title', { name: person(memberId).name })}
      lead={t('correct.lead')}
      act={t('correct.act')}
      isBusy={isBusy}
      blockedBy={blocked}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      {!isNever && (
        <div className={styles.times}>
          <TextField label={t('correct.from')} hint={t('correct.hint')} value={from} onChange={setFrom} />
          <TextField
            label={t('correct.to')}
            hint={meeting.status === 'open' ? t('correct.toHint') : t('correct.hint')}
            value={to}
            onChange={setTo}
          />
        </div>
      )}
      <CheckField label={t('correct.never')} isChecked={isNever} onChange={setIsNever} />
      <TextField
        label={t('correct.reason')}
        placeholder={t('correct.placeholder')}
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
    </ConfirmAct>
  );
}
