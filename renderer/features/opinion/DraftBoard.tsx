import { BookOpenText, Snowflake } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionItemId } from '#shared/domain/ids.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { classes } from '#renderer/ui/classes.ts';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { FreezeConfirm } from './FreezeConfirm.tsx';
import { OpinionPaper } from './OpinionPaper.tsx';
import { OpinionStages } from './OpinionStages.tsx';
import { OpinionTabs } from './OpinionTabs.tsx';
import { PoolPane } from './PoolPane.tsx';
import { ReadAloud } from './ReadAloud.tsx';
import { TracePane } from './TracePane.tsx';
import styles from './OpinionScreen.module.css';

/** Drafting: comments on the left go into the text in the middle, whose points are traced on the right. */
export function DraftBoard({
  item,
  opinion,
}: {
  readonly item: ReviewItem;
  readonly opinion: OpinionDraft;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const { view } = useOpenDossier();
  const blockedBy = useBlockedBy();
  const { itemId } = item;
  const [chosen, setChosen] = useState<OpinionItemId | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [isFreezing, setIsFreezing] = useState(false);
  const canEdit = blockedBy({ type: 'opinion.setSection', itemId, section: 'overall', text: '' }) === null;
  const selected = opinion.items.find((point) => point.opinionItemId === chosen) ?? opinion.items[0] ?? null;
  const isUnsent = view.pending.some(({ command }) => command.type.startsWith('opinion.'));
  const wasRead = opinion.readOutAt !== null;
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <OpinionTabs item={item} />
        <OpinionStages opinion={opinion} />
        <div className={styles.acts}>
          <span className={styles.saved} aria-live="polite">
            {isUnsent
              ? t('sending')
              : opinion.changedAt > 0
                ? t('savedAt', { time: timeOfDay(opinion.changedAt) })
                : ''}
          </span>
          {canEdit && (
            <>
              {wasRead ? (
                <SecondaryButton icon={BookOpenText} onClick={() => setIsReading(true)}>
                  {t('readAgain')}
                </SecondaryButton>
              ) : (
                <SecondaryButton icon={Snowflake} onClick={() => setIsFreezing(true)}>
                  {t('freeze.act')}
                </SecondaryButton>
              )}
              {wasRead ? (
                <PrimaryButton icon={Snowflake} onClick={() => setIsFreezing(true)}>
                  {t('freeze.act')}
                </PrimaryButton>
              ) : (
                <PrimaryButton icon={BookOpenText} onClick={() => setIsReading(true)}>
                  {t('read')}
                </PrimaryButton>
              )}
            </>
          )}
          {!canEdit && <span className={styles.saved}>{t('readOnly')}</span>}
        </div>
      </div>
      <div className={styles.board}>
        <aside className={classes(styles.pane, styles.left)} aria-label={t('pool.title')}>
          <PoolPane
            item={item}
            opinion={opinion}
            selected={selected}
            canEdit={canEdit}
            onSelect={setChosen}
          />
        </aside>
        <div className={classes(styles.pane, styles.desk)}>
          <OpinionPaper
            item={item}
            opinion={opinion}
            selected={selected}
            canEdit={canEdit}
            onSelect={setChosen}
          />
        </div>
        <aside className={classes(styles.pane, styles.right)} aria-label={t('trace.title')}>
          <TracePane
            item={item}
            opinion={opinion}
            selected={selected}
            canEdit={canEdit}
            onSelect={setChosen}
          />
        </aside>
      </div>
      {isReading && <ReadAloud item={item} opinion={opinion} onClose={() => setIsReading(false)} />}
      <FreezeConfirm item={item} isOpen={isFreezing} onDone={() => setIsFreezing(false)} />
    </div>
  );
}
