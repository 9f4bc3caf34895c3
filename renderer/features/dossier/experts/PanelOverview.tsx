import { Check, Clock3, MessageSquareText, UserX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '#shared/domain/state.ts';
import { classes } from '#renderer/ui/classes.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { itemsOf } from '../items-of.ts';
import { expertsOf, type ExpertFact } from './panel-facts.ts';
import styles from './PanelOverview.module.css';

/** The panel at a glance: one column a report, one line an expert. */
export function PanelOverview(): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { state } = useOpenDossier();
  const items = itemsOf(state);
  const experts = Object.values(state.panel.members).filter((member) => member.status !== 'removed');
  return (
    <Panel
      title={t('tabs.experts')}
      aside={
        state.panel.confirmedAt === null
          ? t('experts.forming', { count: experts.length })
          : t('experts.confirmed', { count: experts.length })
      }
      isFlush
    >
      <div className={styles.columns}>
        {items.map((item) => (
          <ItemPanel key={item.itemId} item={item} />
        ))}
      </div>
    </Panel>
  );
}

function ItemPanel({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation('dossier');
  const { state, member } = useOpenDossier();
  const experts = expertsOf(state, item.itemId);
  const isClerk = member.role === 'clerk';
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.report}>
            {item.reportTitle}
          </th>
          <th scope="col">{t('experts.recusal')}</th>
          <th scope="col">{t('experts.commitment')}</th>
          {isClerk && <th scope="col">{t('experts.individual')}</th>}
        </tr>
      </thead>
      <tbody>
        {experts.length === 0 && (
          <tr>
            <td colSpan={4} className={styles.quiet}>
              {t('experts.noneFor')}
            </td>
          </tr>
        )}
        {experts.map((expert) => (
          <tr key={expert.member.memberId}>
            <td>
              <PersonLine
                memberId={expert.member.memberId}
                name={expert.member.name}
                note={expert.member.specialty}
                isChair={expert.chair === 'appointed'}
              />
            </td>
            <td>
              <RecusalMark expert={expert} />
            </td>
            <td>
              <Mark
                isDone={expert.hasCommitted}
                words={t(expert.hasCommitted ? 'experts.signed' : 'experts.unsigned')}
              />
            </td>
            {isClerk && (
              <td>
                <Mark
                  isDone={expert.opinion === 'filed'}
                  words={t(expert.opinion === 'filed' ? 'experts.filed' : 'experts.unfiled')}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RecusalMark({ expert }: { readonly expert: ExpertFact }): ReactNode {
  const { t } = useTranslation('dossier');
  if (expert.member.status === 'invited') return <Mark isDone={false} words={t('experts.notJoined')} />;
  switch (expert.recusal) {
    case 'clear':
      return <Mark isDone words={t('experts.clear')} />;
    case 'explained':
      return (
        <span className={classes(styles.mark, styles.warning)}>
          <MessageSquareText aria-hidden className={styles.icon} />
          {t('experts.explained')}
        </span>
      );
    case 'conflict':
      return (
        <span className={classes(styles.mark, styles.warning)}>
          <UserX aria-hidden className={styles.icon} />
          {t('experts.conflict')}
        </span>
      );
    case 'none':
      return <Mark isDone={false} words={t('experts.undeclared')} />;
  }
}

function Mark({ isDone, words }: { readonly isDone: boolean; readonly words: string }): ReactNode {
  const Icon = isDone ? Check : Clock3;
  return (
    <span className={classes(styles.mark, isDone ? styles.done : styles.quiet)}>
      <Icon aria-hidden className={styles.icon} />
      {words}
    </span>
  );
}
