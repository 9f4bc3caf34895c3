import { Plus } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListFilter } from '#shared/protocol/http.ts';
import { FilterInput } from '#renderer/ui/FilterInput.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SectionTitle } from '#renderer/ui/SectionTitle.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { useAccount } from '#renderer/app/use-account.ts';
import { DossierTable } from './DossierTable.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { ListFilters } from './ListFilters.tsx';
import { useDossierList } from './use-dossier-list.ts';
import styles from './HomeScreen.module.css';

/** Every case, with a filter to type into. */
export function DossierListScreen(): ReactNode {
  const { t } = useTranslation('home');
  const { canCreate } = useAccount();
  const [filter, setFilter] = useState<ListFilter>('active');
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim());
  const list = useDossierList(filter, sought);
  return (
    <>
      <TopLine
        crumbs={[{ label: t('dossiers') }]}
        end={
          canCreate && (
            <SecondaryButton icon={Plus} to="/dossiers/new">
              {t('newDossier')}
            </SecondaryButton>
          )
        }
      />
      <div className={styles.page}>
        <section>
          <SectionTitle
            note={list.status === 'ready' && t('found', { count: list.total })}
            end={
              <>
                <FilterInput label={t('filterText')} value={text} onChange={setText} />
                <ListFilters filter={filter} counts={list.counts} onChange={setFilter} />
              </>
            }
          >
            {t('dossiers')}
          </SectionTitle>
          <DossierTable list={list} filter={sought === '' ? filter : 'all'} empty={<FirstSteps />} />
        </section>
      </div>
    </>
  );
}
