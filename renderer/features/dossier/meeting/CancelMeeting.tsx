import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { ChangeConfirm } from './ChangeConfirm.tsx';

/** 取消会议: why, and who is told of it. */
export function CancelMeeting({
  meeting,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('notice');
  const [reason, setReason] = useState('');
  const { meetingId } = meeting;
  return (
    <ChangeConfirm
      meeting={meeting}
      command={{ type: 'meeting.cancel', meetingId, reason: reason.trim() }}
      blockedBy={reason.trim() === '' ? t('calledOff.reasonRequired') : null}
      onDone={onClose}
      onCancel={onClose}
    >
      <TextField
        label={t('calledOff.reason')}
        value={reason}
        onChange={setReason}
        maxLength={200}
        hint={t('move.reasonHint')}
        isAutoFocused
      />
    </ChangeConfirm>
  );
}
