import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '#renderer/app/use-now.ts';
import { editionOf, type CitedClause } from '#shared/domain/comment/cited-clause.ts';
import { beijingDay } from '#shared/domain/rules/beijing-day.ts';
import { supersededOn } from '#shared/domain/rules/standards/clause-library.ts';
import styles from './SupersededNote.module.css';

/** Says which cited editions are no longer in force (CL3); nothing where all are. */
export function SupersededNote({
  clauses = [],
}: {
  readonly clauses?: readonly CitedClause[] | undefined;
}): ReactNode {
  const { t } = useTranslation('comments');
  const day = beijingDay(useNow());
  const notes = clauses.flatMap((cited) => {
    const superseded = supersededOn(cited, day);
    if (!superseded) return [];
    const words = t('clauses.superseded', { by: editionOf(superseded.by), from: superseded.from });
    return [`${editionOf(cited)} ${words}`];
  });
  return [...new Set(notes)].map((note) => (
    <span key={note} className={styles.note}>
      {note}
    </span>
  ));
}
