import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceState } from '#shared/protocol/presence.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf, type Person } from '#renderer/app/dossier/person.ts';
import styles from './PeoplePanel.module.css';

/** Everyone the viewer may know of in this case, and who is there now. */
export function PeoplePanel(): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { state, handle, memberId } = useOpenDossier();
  const presence = useWatched(handle.presence);
  const people = peopleOf(state);
  const placeOf = (person: Person): PresenceState['members'][number]['place'] | undefined =>
    presence?.members.find((entry) => entry.memberId === person.memberId)?.place;
  const here = people.filter((person) => {
    const place = placeOf(person);
    return place !== undefined && place !== 'away';
  });
  return (
    <Panel title={t('people')} aside={t('presentOf', { present: here.length, count: people.length })} isFlush>
      <ul>
        {people.map((person) => (
          <li key={person.memberId} className={styles.row}>
            <PersonLine
              memberId={person.memberId}
              name={person.name}
              isChair={person.isChair}
              note={
                person.role
                  ? t(person.memberId === memberId ? 'meAs' : 'as', {
                      role: t(`common:roles.${person.role}`),
                    })
                  : undefined
              }
            >
              <span className={styles.place}>
                <PlaceDot place={placeOf(person)} isInvited={person.status === 'invited'} />
              </span>
            </PersonLine>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function PlaceDot({
  place,
  isInvited,
}: {
  readonly place: PresenceState['members'][number]['place'] | undefined;
  readonly isInvited: boolean;
}): ReactNode {
  const { t } = useTranslation('dossier');
  if (isInvited) return <StatusDot tone="away">{t('places.invited')}</StatusDot>;
  if (place === undefined || place === 'away') return <StatusDot tone="away">{t('places.away')}</StatusDot>;
  return <StatusDot tone="good">{t(`places.${place}`)}</StatusDot>;
}
