import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#shared/domain/dossier/member.ts';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import type { Person } from '#renderer/app/dossier/person.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import styles from './ExpectedPeople.module.css';

const ROLES: readonly Role[] = ['clerk', 'expert', 'owner', 'compiler', 'department', 'leader'];

/** Who is expected. Outside the panel the experts are not known before the meeting opens, and it says so. */
export function ExpectedPeople({ people }: { readonly people: readonly Person[] }): ReactNode {
  const { t } = useTranslation(['meeting', 'common']);
  const { handle } = useOpenDossier();
  const presence = useWatched(handle.presence);
  const waiting = new Set(
    presence?.members.filter(({ place }) => place === 'room').map(({ memberId }) => memberId),
  );
  return (
    <Panel title={t('expected.title')} aside={t('expected.here', { count: waiting.size })} isFlush>
      {ROLES.map((role) => {
        const ofRole = people.filter((person) => person.role === role);
        if (ofRole.length === 0 && role !== 'expert') return null;
        return (
          <section key={role} className={styles.role} aria-label={t(`common:roles.${role}`)}>
            <h3 className={styles.heading}>{t(`common:roles.${role}`)}</h3>
            {ofRole.length === 0 && <p className={styles.note}>{t('expected.expertsUnknown')}</p>}
            <ul>
              {ofRole.map((person) => (
                <li key={person.memberId} className={styles.row}>
                  <PersonLine
                    memberId={person.memberId}
                    name={person.name}
                    note={person.specialty || person.unit}
                    isChair={person.isChair}
                  >
                    {waiting.has(person.memberId) && (
                      <StatusDot tone="good">{t('expected.waiting')}</StatusDot>
                    )}
                  </PersonLine>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Panel>
  );
}
