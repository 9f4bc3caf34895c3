import { Users } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import { Columns } from '#renderer/ui/Columns.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { peopleInRows, type PersonInRows } from './people-in-rows.ts';
import styles from './PeopleScreen.module.css';

const LOOKED_AT = 1000;

/** Who takes part in my cases. Not yet the bureau's expert library, and says so. */
export function PeopleScreen(): ReactNode {
  const { t } = useTranslation(['people', 'common']);
  const people = usePeople();
  return (
    <>
      <TopLine crumbs={[{ label: t('title') }]} />
      <Columns>
        <Notice>{t('scope')}</Notice>
        <Panel title={t('heading')} aside={people && t('common:people', { count: people.length })} isFlush>
          {people === null && <SkeletonRows rows={6} />}
          {people?.length === 0 && <EmptyState icon={Users} title={t('none')} note={t('noneNote')} />}
          <ul>
            {people?.map((person) => (
              <li key={person.key} className={styles.row}>
                <PersonLine memberId={person.memberId} name={person.name} isChair={person.isChair} />
                <span className={styles.dossiers}>
                  {person.dossiers.map((row: DossierSummary) => (
                    <Link key={row.dossierId} to={`/dossiers/${row.dossierId}`}>
                      {t('common:titleMark', { title: row.title })}
                    </Link>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </Columns>
    </>
  );
}

function usePeople(): readonly PersonInRows[] | null {
  const client = useClient();
  const version = useWatched(client.listVersion);
  const [people, setPeople] = useState<readonly PersonInRows[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void client.list({ offset: 0, limit: LOOKED_AT, filter: 'all', text: '' }).then((answer) => {
      if (isCurrent) setPeople(answer.ok ? peopleInRows(answer.value.rows) : []);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, version]);
  return people;
}
