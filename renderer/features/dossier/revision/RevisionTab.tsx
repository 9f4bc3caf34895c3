import { PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stageIndex } from '#shared/domain/dossier/stage.ts';
import { responseGaps } from '#shared/domain/revision/decide.ts';
import { endOfBeijingDay } from '#shared/domain/rules/beijing-day.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { tableJobs } from '#renderer/exchange/export-job.ts';
import { ExportMenu } from '#renderer/exchange/ExportMenu.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useDueWords } from '#renderer/app/use-due-words.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { itemsOf } from '../items-of.ts';
import styles from './RevisionTab.module.css';

/** Revision and recheck of each report, with the way to its table. */
export function RevisionTab(): ReactNode {
  const { t } = useTranslation('dossier');
  const { state } = useOpenDossier();
  const items = itemsOf(state).filter((item) => item.published);
  if (items.length === 0) {
    return (
      <Panel>
        <EmptyState icon={PencilLine} title={t('revision.none')} note={t('revision.noneNote')} />
      </Panel>
    );
  }
  return items.map((item) => <ItemRevision key={item.itemId} item={item} />);
}

function ItemRevision({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { dossierId, state, member } = useOpenDossier();
  const language = useLanguage();
  const dueWords = useDueWords();
  const now = useNow();
  const total = item.published?.items.length ?? 0;
  const seesDrafts = ['owner', 'compiler', 'clerk'].includes(member.role);
  const answered = total - responseGaps(state, item.itemId).length;
  const dueDay = item.published?.dueDay;
  const isRevising = item.stage === 'revision';
  const isPast = stageIndex(item.stage) > stageIndex('recheck');
  return (
    <Panel
      title={item.reportTitle}
      aside={
        <>
          <ExportMenu jobs={tableJobs('answers', item)} />
          <SecondaryButton size="small" to={`/dossiers/${dossierId}/revision/${item.itemId}`}>
            {t(isPast ? 'revision.look' : 'revision.open')}
          </SecondaryButton>
        </>
      }
    >
      <ul className={styles.lines}>
        <li>{t('revision.points', { count: total })}</li>
        {isRevising && dueDay && (
          <li>{t('revision.due', { due: dueWords(endOfBeijingDay(dueDay), now).text })}</li>
        )}
        {isRevising && seesDrafts && <li>{t('revision.answered', { answered, count: total })}</li>}
        {item.rounds.map((round) => (
          <li key={round.round}>
            {t('revision.round', {
              round: round.round,
              time: shortTime(round.submittedAt, language, now),
              state: !round.concluded
                ? t('revision.rechecking')
                : t(round.concluded.passed ? 'revision.passed' : 'revision.back'),
            })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
