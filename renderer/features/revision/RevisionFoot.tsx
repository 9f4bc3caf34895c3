import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionItemId } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import { isChairOf } from '#shared/domain/policy.ts';
import { recheckGaps } from '#shared/domain/revision/decide.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { classes } from '#renderer/ui/classes.ts';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { ConcludeConfirm } from './ConcludeConfirm.tsx';
import { IssueConfirm } from './IssueConfirm.tsx';
import type { RevisionRow } from './revision-rows.ts';
import { SubmitConfirm } from './SubmitConfirm.tsx';
import styles from './RevisionFoot.module.css';

/** The tally shows which points are open; the sentence beside it names them while they are few. */
const NAMED_AT_MOST = 4;

/** The tally: how many are done, which are not, and the act that closes the round. */
export function RevisionFoot({
  item,
  rows,
  onGo,
}: {
  readonly item: ReviewItem;
  readonly rows: readonly RevisionRow[];
  readonly onGo: (opinionItemId: OpinionItemId) => void;
}): ReactNode {
  const { t } = useTranslation('revision');
  const { state, member, memberId } = useOpenDossier();
  const blockedBy = useBlockedBy();
  const [isAsking, setIsAsking] = useState(false);
  const { itemId, stage } = item;
  const isPanel = isPanelSide(state, memberId);
  const done = (): void => setIsAsking(false);
  const chips = (isDone: (row: RevisionRow) => boolean, words: string): ReactNode => (
    <Tally rows={rows} isDone={isDone} words={words} onGo={onGo} />
  );

  if (stage === 'revision' && member.role !== 'expert') {
    const blocked = blockedBy({ type: 'response.submit', itemId });
    const open = rows.filter((row) => row.answer === null).length;
    return (
      <footer className={styles.foot} data-foot>
        {chips((row) => row.answer !== null, t('foot.answered'))}
        {member.role === 'compiler' ? (
          <div className={styles.act}>
            <span className={styles.reason}>
              {open > NAMED_AT_MOST ? t('foot.manyUnanswered', { count: open }) : blocked}
            </span>
            <PrimaryButton blockedBy={blocked} onClick={() => setIsAsking(true)}>
              {t('submit.act')}
            </PrimaryButton>
          </div>
        ) : (
          <span className={styles.reason}>{t('foot.compilerWrites')}</span>
        )}
        <SubmitConfirm item={item} isOpen={isAsking} onDone={done} />
      </footer>
    );
  }
  if (stage === 'recheck' && isPanel) {
    const gaps = new Set(recheckGaps(state, itemId));
    const mine = rows.filter((row) => row.recheck.kind === 'mine').length;
    const blocked = blockedBy({ type: 'recheck.conclude', itemId, statement: '-' });
    return (
      <footer className={styles.foot} data-foot>
        {chips((row) => !gaps.has(row.no), t('foot.rechecked'))}
        <div className={styles.act}>
          {isChairOf(state, memberId, itemId) ? (
            <>
              <span className={styles.reason}>
                {gaps.size > NAMED_AT_MOST ? t('foot.manyToRecheck', { count: gaps.size }) : blocked}
              </span>
              <PrimaryButton blockedBy={blocked} onClick={() => setIsAsking(true)}>
                {t('conclude.act')}
              </PrimaryButton>
            </>
          ) : (
            <span className={styles.reason}>
              {mine > 0
                ? t('foot.mineLeft', { count: mine })
                : gaps.size > 0
                  ? t('foot.othersLeft', { count: gaps.size })
                  : t('foot.chairConcludes')}
            </span>
          )}
        </div>
        <ConcludeConfirm item={item} isOpen={isAsking} onDone={done} />
      </footer>
    );
  }
  const issueBlocked = blockedBy({ type: 'final.issue', itemId });
  return (
    <footer className={styles.foot} data-foot>
      <span className={styles.reason}>{t(`foot.at.${footStage(item, isPanel)}`)}</span>
      {member.role === 'clerk' && issueBlocked === null && (
        <div className={styles.act}>
          <PrimaryButton onClick={() => setIsAsking(true)}>{t('issue.act')}</PrimaryButton>
          <IssueConfirm item={item} isOpen={isAsking} onDone={done} />
        </div>
      )}
    </footer>
  );
}

function footStage(item: ReviewItem, isPanel: boolean): 'writing' | 'rechecking' | 'passed' | 'issued' {
  if (item.final) return 'issued';
  if (item.stage === 'revision') return 'writing';
  return item.stage === 'recheck' && !isPanel ? 'rechecking' : 'passed';
}

function Tally({
  rows,
  isDone,
  words,
  onGo,
}: {
  readonly rows: readonly RevisionRow[];
  readonly isDone: (row: RevisionRow) => boolean;
  readonly words: string;
  readonly onGo: (opinionItemId: OpinionItemId) => void;
}): ReactNode {
  const { t } = useTranslation('revision');
  return (
    <div className={styles.tally}>
      <p className={styles.figures}>
        <strong className={styles.figure}>{rows.filter(isDone).length}</strong>/{rows.length}
        <span className={styles.words}>{words}</span>
      </p>
      <ul className={styles.chips}>
        {rows.map((row) => (
          <li key={row.opinionItemId}>
            <button
              type="button"
              className={classes(styles.chip, !isDone(row) && styles.open)}
              aria-label={t(isDone(row) ? 'foot.chipDone' : 'foot.chipOpen', { no: row.no })}
              onClick={() => onGo(row.opinionItemId)}
            >
              {row.no}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
