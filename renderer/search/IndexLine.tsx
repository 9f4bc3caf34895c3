import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import type { DossierSearch } from './use-dossier-search.ts';
import styles from './IndexLine.module.css';

/** How far the index is, and what it will never have: scans and files that do not open. */
export function IndexLine({ search: { status, index } }: { readonly search: DossierSearch }): ReactNode {
  const { t } = useTranslation('search');
  const files = index?.files ?? [];
  const sum = (of: (file: (typeof files)[number]) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  const done = sum(({ pagesDone }) => pagesDone);
  const count = sum(({ pageCount }) => pageCount);
  const missing = files.filter(({ isDone }) => !isDone).length;
  const scanned = sum(({ blankPages }) => blankPages);
  const unreadable = files.filter(({ isDone, pageCount }) => isDone && pageCount === 0).length;
  const notes = [
    missing > 0 && status === 'partly' && t('wide.missing', { count: missing }),
    missing > 0 && status === 'working' && t('wide.once'),
    missing === 0 && scanned > 0 && t('wide.scanned', { count: scanned }),
    unreadable > 0 && t('wide.unreadable', { count: unreadable }),
  ].filter((note) => note !== false);
  if (missing === 0 && notes.length === 0) return null;
  return (
    <div className={styles.line}>
      {missing > 0 && status !== 'done' && (
        <ProgressLine
          what={t('wide.building')}
          amount={t('wide.pages', { done, count })}
          fraction={count === 0 ? null : done / count}
        />
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
