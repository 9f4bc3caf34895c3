import { BookOpenText, Snowflake } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionItemId } from '#shared/domain/ids.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { requireWriter } from '#shared/domain/opinion/policy.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { DraftProvider, useDraftSession } from '#renderer/drafting/use-draft-session.ts';
import { classes } from '#renderer/ui/classes.ts';
import { PaneScreen } from '#renderer/ui/PaneScreen.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { CoWriting } from './CoWriting.tsx';
import { FreezeConfirm } from './FreezeConfirm.tsx';
import { OpinionPaper } from './OpinionPaper.tsx';
import { OpinionStages } from './OpinionStages.tsx';
import { OpinionTabs } from './OpinionTabs.tsx';
import { PoolPane } from './PoolPane.tsx';
import { ReadAloud } from './ReadAloud.tsx';
import { RefusedWords } from './RefusedWords.tsx';
import { SavedState } from './SavedState.tsx';
import { TracePane } from './TracePane.tsx';
import styles from './DraftBoard.module.css';

/** Drafting: comments on the left go into the text in the middle, whose points are traced on the right. */
export function DraftBoard({
  item,
  opinion,
}: {
  readonly item: ReviewItem;
  readonly opinion: OpinionDraft;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const { view, state, member } = useOpenDossier();
  const blockedBy = useBlockedBy();
  const { itemId } = item;
  const [chosen, setChosen] = useState<OpinionItemId | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [isFreezing, setIsFreezing] = useState(false);
  const draft = useDraftSession(itemId);
  const canEdit = blockedBy({ type: 'opinion.setSection', itemId, section: 'overall', text: '' }) === null;
  const canWrite = requireWriter(state, member, itemId).ok;
  const selected = opinion.items.find((point) => point.opinionItemId === chosen) ?? opinion.items[0] ?? null;
  const isUnsent = view.pending.some(({ command }) => command.type.startsWith('opinion.'));
  const wasRead = opinion.readOutAt !== null;
  const board = { item, opinion, selected, canEdit, canWrite, onSelect: setChosen };
  return (
    <DraftProvider value={draft}>
      <PaneScreen
        head={
          <>
            <OpinionTabs item={item} />
            <OpinionStages opinion={opinion} />
          </>
        }
        acts={
          <>
            <SavedState opinion={opinion} draft={draft} isUnsent={isUnsent} />
            {canEdit && (
              <>
                <CoWriting opinion={opinion} />
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
            {!canEdit && <span className={styles.note}>{t(canWrite ? 'panelWrites' : 'readOnly')}</span>}
          </>
        }
      >
        <RefusedWords opinion={opinion} />
        <div className={styles.board}>
          <aside className={classes(styles.pane, styles.left)} aria-label={t('pool.title')}>
            <PoolPane {...board} />
          </aside>
          <div className={classes(styles.pane, styles.desk)}>
            <OpinionPaper {...board} />
          </div>
          <aside className={classes(styles.pane, styles.right)} aria-label={t('trace.title')}>
            <TracePane {...board} />
          </aside>
        </div>
        {isReading && <ReadAloud item={item} opinion={opinion} onClose={() => setIsReading(false)} />}
        <FreezeConfirm item={item} isOpen={isFreezing} onDone={() => setIsFreezing(false)} />
      </PaneScreen>
    </DraftProvider>
  );
}
