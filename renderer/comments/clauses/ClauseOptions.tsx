import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#renderer/ui/classes.ts';
import { editionOf } from '#shared/domain/comment/cited-clause.ts';
import { supersededOn } from '#shared/domain/rules/standards/clause-library.ts';
import type { LibraryClause } from '#shared/search/find-clauses.ts';
import styles from './ClauseOptions.module.css';

/** The clauses that were found; the field above keeps the focus and says which is active. */
export function ClauseOptions({
  id,
  found,
  active,
  day,
  optionId,
  onPick,
  onForget,
}: {
  readonly id: string;
  readonly found: readonly LibraryClause[];
  readonly active: number;
  readonly day: string;
  readonly optionId: (index: number) => string;
  readonly onPick: (clause: LibraryClause) => void;
  /** One of the person's own is not wanted any more. */
  readonly onForget: (clauseId: string) => void;
}): ReactNode {
  const { t } = useTranslation('comments');
  if (found.length === 0) return <p className={styles.none}>{t('clauses.none')}</p>;
  return (
    <div id={id} role="listbox" aria-label={t('clauses.list')} className={styles.list}>
      {found.map((clause, index) => {
        const { cited, point, isOwn } = clause;
        const superseded = supersededOn(cited, day);
        return (
          <div
            key={cited.clauseId}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={classes(styles.option, index === active && styles.active)}
            onPointerDown={(event) => event.preventDefault()} // the field keeps the focus
            onClick={() => onPick(clause)}
          >
            <span className={styles.head}>
              <span className={styles.number}>{editionOf(cited)}</span>
              {[cited.clause, cited.heading].filter(Boolean).join(' ')}
            </span>
            {point !== '' && <span className={styles.point}>{point}</span>}
            <span className={classes(styles.state, superseded && styles.old)}>
              {superseded
                ? t('clauses.superseded', { by: editionOf(superseded.by), from: superseded.from })
                : t(isOwn ? 'clauses.own' : 'clauses.inForce')}
              {cited.title !== '' && ` · 《${cited.title}》`}
            </span>
            {isOwn && (
              <span
                className={styles.forget}
                title={t('clauses.forget')}
                onClick={(event) => {
                  event.stopPropagation();
                  onForget(cited.clauseId);
                }}
              >
                <Trash2 aria-hidden className={styles.icon} />
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
