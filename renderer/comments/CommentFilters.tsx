import { ArrowDown01, ArrowDownWideNarrow } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#renderer/ui/classes.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { severitySchema } from '#shared/domain/comment/comment.ts';
import type { FilteredRows, RowFilter, Scope } from './filter-rows.ts';
import styles from './CommentFilters.module.css';

/** Which comments are listed: whose and where, how grave, in what order. A pressed filter pressed again is off. */
export function CommentFilters({
  filter,
  onChange,
  counts,
  scopes,
}: {
  readonly filter: RowFilter;
  readonly onChange: (filter: RowFilter) => void;
  readonly counts: FilteredRows;
  /** Those that mean something to this person, besides all of them. */
  readonly scopes: readonly Scope[];
}): ReactNode {
  const { t } = useTranslation('comments');
  const isByPage = filter.order === 'page';
  const isEverything = filter.scope === 'all' && filter.severity === 'all';
  return (
    <div className={styles.filters}>
      <header className={styles.head}>
        <h2>{t('title')}</h2>
        <IconButton
          icon={isByPage ? ArrowDownWideNarrow : ArrowDown01}
          label={isByPage ? t('filter.orderPage') : t('filter.orderNumber')}
          onClick={() => onChange({ ...filter, order: isByPage ? 'number' : 'page' })}
        />
      </header>
      <div className={styles.scopes} role="group" aria-label={t('filter.scope')}>
        {scopes.map((scope) => (
          <button
            key={scope}
            type="button"
            aria-pressed={filter.scope === scope}
            className={classes(styles.scope, filter.scope === scope && styles.chosen)}
            onClick={() => onChange({ ...filter, scope: filter.scope === scope ? 'all' : scope })}
          >
            {t(`filter.${scope}`)} {counts.byScope[scope]}
          </button>
        ))}
      </div>
      <div className={styles.line} role="group" aria-label={t('filter.severity')}>
        <button
          type="button"
          aria-pressed={isEverything}
          className={classes(styles.pill, isEverything && styles.active)}
          onClick={() => onChange({ ...filter, scope: 'all', severity: 'all' })}
        >
          {t('filter.all')} {counts.byScope.all}
        </button>
        {severitySchema.options.map((severity) => (
          <button
            key={severity}
            type="button"
            aria-pressed={filter.severity === severity}
            className={classes(styles.pill, filter.severity === severity && styles.active)}
            onClick={() => onChange({ ...filter, severity: filter.severity === severity ? 'all' : severity })}
          >
            <SeverityTag severity={severity} />
            {counts.bySeverity[severity]}
          </button>
        ))}
      </div>
    </div>
  );
}
