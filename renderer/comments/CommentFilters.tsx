import { SlidersHorizontal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#renderer/ui/classes.ts';
import { CompactSelect } from '#renderer/ui/CompactSelect.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { severitySchema } from '#shared/domain/comment/comment.ts';
import type { MemberId } from '#shared/domain/ids.ts';
import type { FilteredRows, RowFilter, RowOrder, Scope } from './filter-rows.ts';
import { ROW_STATES, type RowState } from './row-state.ts';
import styles from './CommentFilters.module.css';

export interface CommentFiltersProps {
  readonly filter: RowFilter;
  readonly onChange: (filter: RowFilter) => void;
  readonly counts: FilteredRows;
  /** Those that mean something to this person, besides all of them. */
  readonly scopes: readonly Scope[];
  readonly orders: readonly RowOrder[];
  readonly chapterName: (chapter: number) => string;
  readonly authorName: (memberId: MemberId) => string;
}

/** Which comments are listed: whose and where, how grave, in what order. A pressed filter pressed again is off. */
export function CommentFilters(props: CommentFiltersProps): ReactNode {
  const { filter, onChange, counts, scopes, orders } = props;
  const { t } = useTranslation('comments');
  const isNarrowed =
    filter.chapter !== undefined || filter.author !== undefined || filter.state !== undefined;
  const [isWide, setIsWide] = useState(false);
  const isEverything = filter.scope === 'all' && filter.severity === 'all' && !isNarrowed;
  return (
    <div className={styles.filters}>
      <header className={styles.head}>
        <h2>{t('title')}</h2>
        <div className={styles.order}>
          <CompactSelect
            label={t('filter.order')}
            value={filter.order}
            options={orders.map((order) => ({ value: order, label: t(`orders.${order}`) }))}
            onChange={(order) => onChange({ ...filter, order })}
          />
        </div>
        <IconButton
          icon={SlidersHorizontal}
          label={t('filter.more')}
          isPressed={isWide || isNarrowed}
          onClick={() => {
            setIsWide(!(isWide || isNarrowed));
            if (isNarrowed) onChange(withoutFacets(filter));
          }}
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
          onClick={() => onChange({ ...withoutFacets(filter), scope: 'all', severity: 'all' })}
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
      {(isWide || isNarrowed) && <Facets {...props} />}
    </div>
  );
}

function withoutFacets({ scope, severity, order }: RowFilter): RowFilter {
  return { scope, severity, order };
}

const ALL = 'all';

/** By chapter, author and state, each with how many it has. */
function Facets({ filter, onChange, counts, chapterName, authorName }: CommentFiltersProps): ReactNode {
  const { t } = useTranslation('comments');
  const { chapter, author, state } = filter;
  const counted = (name: string, count: number): string => t('filter.counted', { name, count });
  const every = (name: string) => ({ value: ALL, label: name });
  const chapters = [...counts.byChapter].sort(([a], [b]) => a - b);
  const authors = [...counts.byAuthor].map(([id, count]) => ({ id, count, name: authorName(id) }));
  const states = ROW_STATES.filter((one) => counts.byState.has(one) || one === state);
  return (
    <div className={styles.facets} role="group" aria-label={t('filter.more')}>
      <CompactSelect
        label={t('filter.chapter')}
        value={chapter === undefined ? ALL : String(chapter)}
        options={[
          every(t('filter.everyChapter')),
          ...chapters.map(([one, count]) => ({
            value: String(one),
            label: counted(chapterName(one), count),
          })),
        ]}
        onChange={(value) => onChange({ ...filter, chapter: value === ALL ? undefined : Number(value) })}
      />
      {authors.length > 0 && (
        <CompactSelect
          label={t('filter.author')}
          value={author ?? ALL}
          options={[
            every(t('filter.everyAuthor')),
            ...authors
              .sort((a, b) => a.name.localeCompare(b.name, 'zh'))
              .map(({ id, count, name }) => ({ value: id as string, label: counted(name, count) })),
          ]}
          onChange={(value) => onChange({ ...filter, author: authors.find(({ id }) => id === value)?.id })}
        />
      )}
      <CompactSelect<RowState | typeof ALL>
        label={t('filter.state')}
        value={state ?? ALL}
        options={[
          { value: ALL, label: t('filter.everyState') },
          ...states.map((one) => ({
            value: one,
            label: counted(t(`states.${one}`), counts.byState.get(one) ?? 0),
          })),
        ]}
        onChange={(value) => onChange({ ...filter, state: value === ALL ? undefined : value })}
      />
    </div>
  );
}
