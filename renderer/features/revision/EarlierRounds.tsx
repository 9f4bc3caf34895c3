import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionItemId } from '#shared/domain/ids.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { shortDay } from '#renderer/i18n/beijing-time.ts';
import styles from './EarlierRounds.module.css';

/** What became of a point in the rounds that are concluded. */
export function EarlierRounds({
  item,
  opinionItemId,
}: {
  readonly item: ReviewItem;
  readonly opinionItemId: OpinionItemId;
}): ReactNode {
  const { t } = useTranslation('revision');
  const language = useLanguage();
  const now = useNow();
  const rounds = item.rounds.flatMap(({ round, rows, concluded }) => {
    const result = concluded?.rows.find((row) => row.opinionItemId === opinionItemId);
    const answer = rows.find((row) => row.opinionItemId === opinionItemId)?.content;
    return concluded && result ? [{ round, at: concluded.at, result, answer }] : [];
  });
  if (rounds.length === 0) return null;
  return (
    <ol className={styles.rounds} aria-label={t('rounds.label')}>
      {rounds.map(({ round, at, result, answer }) => (
        <li key={round} className={styles.round}>
          <span className={styles.no}>
            {t('rounds.no', { round })} {shortDay(at, language, now)}
          </span>
          <span className={styles.result} data-result={result.result}>
            {t(`results.${result.result}`)}
          </span>
          <span className={styles.words}>
            {result.remark !== ''
              ? result.remark
              : answer && item.rounds.at(-1)?.round !== round
                ? answer.text
                : ''}
          </span>
        </li>
      ))}
    </ol>
  );
}
