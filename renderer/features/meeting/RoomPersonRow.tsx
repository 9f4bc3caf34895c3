import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSignedIn } from '#shared/domain/meeting/sign-in-sheet.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { classes } from '#renderer/ui/classes.ts';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { intervalWords } from './interval-words.ts';
import type { RoomPerson } from './room-people.ts';
import styles from './RoomPeople.module.css';

/** One person: at a screen or not, their times with what was corrected struck, identity and roll call. */
export function RoomPersonRow({
  entry,
  acts,
}: {
  readonly entry: RoomPerson;
  readonly acts: ReactNode;
}): ReactNode {
  const { t } = useTranslation(['meetingOrder', 'meeting', 'common']);
  const { person, line, isOnline, answered } = entry;
  const role = person.role ? t(`common:roles.${person.role}`) : '';
  const mark = t('common:listMark');
  const [only, ...more] = line?.intervals ?? [];
  const times =
    line && only
      ? more.length === 0 && isSignedIn(line)
        ? t('people.stillHere', { from: timeOfDay(only.from) })
        : intervalWords(line.intervals, mark)
      : null;
  const facts = [
    ...(line?.identity ? [t('people.verified', { how: t(`people.how.${line.identity.how}`) })] : []),
    ...(answered ? [t(`people.${answered}`)] : []),
    ...(line?.door && !line.door.isAdmitted ? [t('door.sentBack', { reason: line.door.reason })] : []),
  ];
  return (
    <li className={styles.row} title={person.unit}>
      <div className={styles.main}>
        <PersonLine
          memberId={person.memberId}
          name={person.name}
          note={person.isChair ? t('meeting:people.chair') : role}
        >
          <StatusDot tone={isOnline ? 'good' : 'away'}>
            <span className={classes(times !== null && 'visually-hidden')}>
              {t(isOnline ? 'people.online' : 'people.offline')}
            </span>
            {times}
          </StatusDot>
        </PersonLine>
        {acts}
      </div>
      {facts.length > 0 && (
        <p className={classes(styles.facts, answered === 'unanswered' && styles.open)}>{facts.join(' · ')}</p>
      )}
      {line?.struck.map((struck) => (
        <p key={`${struck.at} ${struck.reason}`} className={styles.facts}>
          <s>{struck.intervals.length > 0 ? intervalWords(struck.intervals, mark) : t('people.never')}</s>{' '}
          {t('people.corrected', { reason: struck.reason })}
        </p>
      ))}
    </li>
  );
}
