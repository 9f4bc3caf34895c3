import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#renderer/ui/classes.ts';
import { citation, editionOf, type CitedClause } from '#shared/domain/comment/cited-clause.ts';
import { replacementFor, supersededOn } from '#shared/domain/rules/standards/clause-library.ts';
import styles from './ClauseChips.module.css';

/** The clauses a comment cites; a superseded edition is marked, and replaced by a click (CL3). */
export function ClauseChips({
  clauses,
  day,
  onChange,
}: {
  readonly clauses: readonly CitedClause[];
  /** The Beijing day on which editions are judged. */
  readonly day: string;
  readonly onChange: (clauses: readonly CitedClause[]) => void;
}): ReactNode {
  const { t } = useTranslation('comments');
  if (clauses.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('clauses.cited')}>
      {clauses.map((cited) => {
        const superseded = supersededOn(cited, day);
        const replacement = replacementFor(cited, day);
        const others = clauses.filter((clause) => clause !== cited);
        return (
          <li key={cited.clauseId} className={classes(styles.chip, superseded && styles.old)}>
            <span className={styles.words} title={citation(cited)}>
              {editionOf(cited)} {[cited.clause, cited.heading].filter(Boolean).join(' ')}
              {superseded && (
                <span className={styles.note}>
                  {t('clauses.superseded', { by: editionOf(superseded.by), from: superseded.from })}
                </span>
              )}
            </span>
            {replacement && (
              <button
                type="button"
                className={styles.replace}
                onClick={() =>
                  onChange(
                    clauses
                      .filter(({ clauseId }) => clauseId !== replacement.clauseId)
                      .map((clause) => (clause === cited ? replacement : clause)),
                  )
                }
              >
                {t('clauses.replace')}
              </button>
            )}
            <button
              type="button"
              className={styles.remove}
              aria-label={t('clauses.drop', { clause: `${editionOf(cited)} ${cited.heading}` })}
              onClick={() => onChange(others)}
            >
              <X aria-hidden className={styles.icon} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
