import { Dropdown } from 'antd';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { identityCheckSchema } from '#shared/domain/meeting/record.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import type { RoomPerson } from './room-people.ts';
import styles from './RoomPeople.module.css';

/** What the clerk does about one person: identity, times, the door. */
export function PersonActs({
  meeting,
  entry,
  isIn,
  icon: Icon,
  onCorrect,
  onSendBack,
}: {
  readonly meeting: Meeting;
  readonly entry: RoomPerson;
  readonly isIn: boolean;
  readonly icon: LucideIcon;
  readonly onCorrect: () => void;
  readonly onSendBack: () => void;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const submit = useSubmit();
  const { memberId, name, role } = entry.person;
  const { meetingId } = meeting;
  const checks = identityCheckSchema.options.map((how) => ({
    key: how,
    label: t('people.check', { how: t(`people.how.${how}`) }),
    onClick: () =>
      void submit(
        { type: 'meeting.checkIdentity', meetingId, memberId, how },
        { done: t('people.checked', { name }) },
      ),
  }));
  const items = [
    ...(isIn ? [...checks, { type: 'divider' as const }] : []),
    { key: 'correct', label: t('people.correct'), onClick: onCorrect },
    ...(isIn && role !== 'clerk'
      ? [{ key: 'sendBack', label: t('people.sendBack'), danger: true, onClick: onSendBack }]
      : []),
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <button type="button" className={styles.acts} aria-label={t('people.acts', { name })}>
        <Icon aria-hidden />
      </button>
    </Dropdown>
  );
}
