import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isRecused } from '#shared/domain/ledger/access.ts';
import { shortReadings } from '#shared/domain/meeting/reading.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { workCalendar } from '#renderer/app/calendar.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { useMatterRuleWords } from './use-matter-rule-words.ts';
import styles from './OpenMeetingConfirm.module.css';

/** Opening introduces the experts to every party (L3): here they are, by name, before it happens. */
export function OpenMeetingConfirm({
  meeting,
  isOpen,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'meetingOrder', 'common']);
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const ruleWords = useMatterRuleWords();
  const [isBusy, setIsBusy] = useState(false);
  const command = { type: 'meeting.open', meetingId: meeting.meetingId } as const;
  const tooNew = shortReadings(state, meeting, workCalendar, useNow());
  const people = peopleOf(state).filter((person) => person.status === 'joined');
  const experts = people.filter((person) => person.role === 'expert' && !isRecused(state, person.memberId));
  const outside = (['owner', 'compiler', 'department', 'leader'] as const).flatMap((role) => {
    const names = people.filter((person) => person.role === role).map((person) => person.name);
    return names.length > 0 ? [`${t(`common:roles.${role}`)} ${names.join(t('common:listMark'))}`] : [];
  });
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command);
    setIsBusy(false);
    if (result.ok) onDone();
  };
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('open.title')}
      lead={t('open.lead', { count: experts.length })}
      disclosures={[
        { whom: t('open.whom'), what: t('open.what', { names: outside.join(t('open.separator')) }) },
        { whom: t('open.still'), what: t('open.stillHidden'), isVisible: false },
      ]}
      act={t('open.act')}
      isBusy={isBusy}
      blockedBy={blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      {tooNew.map(({ report, ...reading }) => (
        <Notice key={report} tone="warning">
          {t('meetingOrder:reading', { report, ...reading, rule: ruleWords(reading.rule) })}
        </Notice>
      ))}
      <ul className={styles.experts} aria-label={t('open.experts')}>
        {experts.map((person) => (
          <li key={person.memberId} className={styles.row}>
            <PersonLine
              memberId={person.memberId}
              name={person.name}
              note={[person.unit, person.title, person.specialty].filter((text) => text !== '').join(' · ')}
              isChair={person.isChair}
            />
          </li>
        ))}
      </ul>
    </ConfirmAct>
  );
}
