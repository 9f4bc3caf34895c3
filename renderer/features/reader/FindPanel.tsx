import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#renderer/ui/classes.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { rootFontPx } from '#renderer/pdf/root-font.ts';
import { FindField, type FindScope } from './FindField.tsx';
import type { Find } from './use-find.ts';
import styles from './FindPanel.module.css';

const ROW_HEIGHT_REM = 4.25;

/** Finds words in the report and lists where they stand. */
export function FindPanel({
  find,
  onScope,
  pageName,
}: {
  readonly find: Find;
  readonly onScope: (scope: FindScope) => void;
  readonly pageName: (pageIndex: number) => string;
}): ReactNode {
  const { t } = useTranslation('reader');
  const { query, setQuery, state, current, select, step } = find;
  const scroller = useRef<HTMLDivElement>(null);
  const hits = state?.hits ?? [];
  const virtual = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_REM * rootFontPx(),
    overscan: 6,
  });
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
  }, [virtual, current]);

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1);
  };

  return (
    <div className={styles.panel}>
      <FindField
        query={query}
        onQuery={setQuery}
        scope="report"
        onScope={onScope}
        onKey={onKey}
        label={t('find.placeholder')}
      />
      <div className={styles.state} role="status">
        <span>{stateWords(find, t)}</span>
        <span className={styles.steps}>
          <IconButton
            icon={ChevronUp}
            label={t('find.previous')}
            keys="Shift Enter"
            isDisabled={hits.length === 0}
            onClick={() => step(-1)}
          />
          <IconButton
            icon={ChevronDown}
            label={t('find.next')}
            keys="Enter"
            isDisabled={hits.length === 0}
            onClick={() => step(1)}
          />
        </span>
      </div>
      {state?.isDone && hits.length === 0 && <p className={styles.note}>{t('find.noneNote')}</p>}
      <div ref={scroller} className={styles.list} role="region" aria-label={t('find.results')}>
        <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const hit = hits[index];
            return (
              hit && (
                <li key={index} className={styles.row} style={{ transform: `translateY(${start}px)` }}>
                  <button
                    type="button"
                    className={classes(styles.hit, index === current && styles.current)}
                    aria-current={index === current || undefined}
                    onClick={() => select(index)}
                  >
                    <span className={styles.page}>{pageName(hit.pageIndex)}</span>
                    <span className={styles.snippet}>
                      {hit.snippet.before}
                      <mark>{hit.snippet.match}</mark>
                      {hit.snippet.after}
                    </span>
                  </button>
                </li>
              )
            );
          })}
        </ol>
      </div>
    </div>
  );
}

type Words = ReturnType<typeof useTranslation<'reader'>>['t'];

function stateWords({ query, state, current }: Find, t: Words): string {
  if (query.trim() === '') return t('find.hint');
  if (!state) return '';
  const { count } = state;
  if (state.isDone && count === 0) return t('find.none', { query: state.query });
  const found = current >= 0 ? t('find.count', { at: current + 1, count }) : t('find.found', { count });
  if (state.isDone) return found;
  return `${found} · ${t('find.reading', { read: state.pagesRead, count: state.pageCount })}`;
}
