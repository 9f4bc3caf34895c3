import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import { isClosedDeliberation } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf, type Person } from '#renderer/app/dossier/person.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { attendanceLines, type AttendanceLine } from './meeting-facts.ts';
import styles from './RoomPeople.module.css';

/** Who signed in and when, who is at the screen now, who is still missing. */
export function RoomPeople({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meeting');
  const { state, handle } = useOpenDossier();
  const presence = useWatched(handle.presence);
  const online = new Set(
    presence?.members.filter((member) => member.place === 'room').map((member) => member.memberId),
  );
  const lines = new Map(attendanceLines(state, meeting).map((line) => [line.memberId, line]));
  const isClosed = isClosedDeliberation(meeting);
  const people = peopleOf(state).filter((person) => person.status === 'joined');
  const isOutside = (person: Person): boolean => isClosed && !isPanelSide(state, person.memberId);
  const signedIn = people.filter(
    (person) => !isOutside(person) && lines.get(person.memberId)?.leftAt === null,
  );
  const waiting = people.filter((person) => isOutside(person) && lines.get(person.memberId)?.leftAt === null);
  const left = people.filter((person) => (lines.get(person.memberId)?.leftAt ?? null) !== null);
  const missing = people.filter((person) => !lines.has(person.memberId));
  const row = (person: Person): ReactNode => (
    <PersonRow
      key={person.memberId}
      person={person}
      line={lines.get(person.memberId)}
      isHere={online.has(person.memberId)}
    />
  );
  return (
    <>
      <Part title={t('people.here', { count: signedIn.length })}>{signedIn.map(row)}</Part>
      {waiting.length > 0 && (
        <Part title={t('people.waiting', { count: waiting.length })} note={t('people.waitingNote')}>
          {waiting.map(row)}
        </Part>
      )}
      {left.length > 0 && <Part title={t('people.left', { count: left.length })}>{left.map(row)}</Part>}
      {missing.length > 0 && (
        <Part title={t('people.missing', { count: missing.length })}>{missing.map(row)}</Part>
      )}
    </>
  );
}

function Part({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {note && <p className={styles.note}>{note}</p>}
      <ul>{children}</ul>
    </section>
  );
}

function PersonRow({
  person,
  line,
  isHere,
}: {
  readonly person: Person;
  readonly line: AttendanceLine | undefined;
  readonly isHere: boolean;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'common']);
  const role = person.role ? t(`common:roles.${person.role}`) : '';
  const status = line?.leftAt
    ? t('people.leftAt', { time: timeOfDay(line.leftAt) })
    : line
      ? t('people.signedInAt', { time: timeOfDay(line.signedInAt) })
      : t('people.notYet');
  return (
    <li className={styles.row} title={person.unit}>
      <PersonLine
        memberId={person.memberId}
        name={person.name}
        note={person.isChair ? t('people.chair') : role}
      >
        <StatusDot tone={isHere ? 'good' : 'away'}>
          <span className="visually-hidden">{t(isHere ? 'people.online' : 'people.offline')}</span>
          {status}
        </StatusDot>
      </PersonLine>
    </li>
  );
}
