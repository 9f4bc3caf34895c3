import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListFilter } from '#shared/protocol/http.ts';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SectionTitle } from '#renderer/ui/SectionTitle.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { dayAndClock } from '#renderer/i18n/beijing-time.ts';
import { useAccount } from '#renderer/app/use-account.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { DossierTable } from './DossierTable.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { ListFilters } from './ListFilters.tsx';
import { TodayMeetings } from './TodayMeetings.tsx';
import { TodoList } from './TodoList.tsx';
import { useDossierList } from './use-dossier-list.ts';
import { useToday } from './use-today.ts';
import styles from './HomeScreen.module.css';

/** What waits for me today, today's meetings, and every case I take part in. */
export function HomeScreen(): ReactNode {
  const { t } = useTranslation(['home', 'common']);
  const { canCreate } = useAccount();
  const language = useLanguage();
  const now = useNow();
  const [filter, setFilter] = useState<ListFilter>('active');
  const list = useDossierList(filter, '');
  const today = useToday(now);
  const isEmpty = list.counts?.all === 0;
  return (
    <>
      <TopLine
        crumbs={[{ label: t('title') }]}
        note={dayAndClock(now, language)}
        end={
          canCreate && (
            <SecondaryButton icon={Plus} to="/dossiers/new">
              {t('newDossier')}
            </SecondaryButton>
          )
        }
      />
      <div className={styles.page}>
        {!isEmpty && (
          <div className={styles.today}>
            <TodoList today={today} nowMs={now} />
            <TodayMeetings today={today} nowMs={now} />
          </div>
        )}
        <section>
          <SectionTitle
            note={list.counts && !isEmpty && t('inProgress', { count: list.counts.active })}
            end={!isEmpty && <ListFilters filter={filter} counts={list.counts} onChange={setFilter} />}
          >
            {t('dossiers')}
          </SectionTitle>
          <DossierTable list={list} filter={filter} empty={<FirstSteps />} />
        </section>
      </div>
    </>
  );
}
