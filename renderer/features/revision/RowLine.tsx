import {
  ArrowRight,
  Check,
  ChevronDown,
  ChevronUp,
  CircleDashed,
  CircleMinus,
  Clock,
  Contrast,
  Undo2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponseStatus } from '#shared/domain/revision/commands.ts';
import { classes } from '#renderer/ui/classes.ts';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import type { RecheckState, RevisionRow } from './revision-rows.ts';
import styles from './RowLine.module.css';

/** A point in one line; the whole line opens it. */
export function RowLine({
  row,
  isOpen,
  isHidden,
  onToggle,
}: {
  readonly row: RevisionRow;
  readonly isOpen: boolean;
  /** The answer is still the applicants' own. */
  readonly isHidden: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { t } = useTranslation('revision');
  const { no, severity, text, answer, recheck, opinionItemId } = row;
  const Arrow = isOpen ? ChevronUp : ChevronDown;
  const oldPage = answer?.oldPage || oldPages(row);
  return (
    <div
      className={classes(styles.line, isOpen && styles.open)}
      role="row"
      aria-rowindex={no + 1}
      data-row={opinionItemId}
      onClick={onToggle}
    >
      <span role="cell" className={styles.no}>
        {no}
      </span>
      <span role="cell" className={styles.point}>
        <SeverityTag severity={severity} />
        <span className={styles.text}>{text}</span>
      </span>
      <span role="cell" className={styles.answer}>
        {answer ? (
          <>
            <AnswerStatus status={answer.status} />
            <span className={styles.summary}>{answer.text.replace(SAID_BY_STATUS, '')}</span>
          </>
        ) : (
          <span className={styles.unanswered}>
            <CircleDashed aria-hidden className={styles.icon} />
            {isHidden ? t('beingWritten') : t('unanswered')}
          </span>
        )}
      </span>
      <span role="cell" className={styles.pages}>
        {oldPage}
        {answer?.newPages && (
          <>
            <ArrowRight aria-label={t('to')} className={styles.arrow} />
            {answer.newPages}
          </>
        )}
      </span>
      <span role="cell">
        <RecheckWord recheck={recheck} />
      </span>
      <span role="cell" className={styles.toggle}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'closeRow' : 'openRow', { no })}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <Arrow aria-hidden className={styles.icon} />
        </button>
      </span>
    </div>
  );
}

function oldPages({ sources }: RevisionRow): string {
  const pages = new Set(
    sources.filter(({ anchor }) => anchor.kind !== 'report').map(({ anchor }) => anchor.pageIndex + 1),
  );
  return [...pages].map((page) => `P${page}`).join(' ');
}

/** The status stands beside the summary, so the words need not begin with it. */
const SAID_BY_STATUS = /^(已修改|已更正|部分采纳|未采纳)[。，：；]\s*/u;

const STATUS_ICONS = { adopted: Check, partlyAdopted: Contrast, notAdopted: CircleMinus } as const;

function AnswerStatus({ status }: { readonly status: ResponseStatus }): ReactNode {
  const { t } = useTranslation('revision');
  const Icon = STATUS_ICONS[status];
  return (
    <span className={classes(styles.status, styles[status])}>
      <Icon aria-hidden className={styles.icon} />
      {t(`statuses.${status}`)}
    </span>
  );
}

const RESULT_ICONS = { implemented: Check, mostlyImplemented: Contrast, notImplemented: Undo2 } as const;

function RecheckWord({ recheck }: { readonly recheck: RecheckState }): ReactNode {
  const { t } = useTranslation('revision');
  switch (recheck.kind) {
    case 'none':
      return <span className={styles.quiet}>–</span>;
    case 'mine':
      return (
        <span className={classes(styles.status, styles.mine)}>
          <Clock aria-hidden className={styles.icon} />
          {t('rechecks.mine')}
        </span>
      );
    case 'waiting':
      return (
        <span className={classes(styles.status, styles.quiet)}>
          <Clock aria-hidden className={styles.icon} />
          {recheck.of > 1
            ? t('rechecks.waitingOf', { done: recheck.done, of: recheck.of })
            : t('rechecks.waiting')}
        </span>
      );
    case 'underway':
      return (
        <span className={classes(styles.status, styles.quiet)}>
          <Clock aria-hidden className={styles.icon} />
          {t('rechecks.underway')}
        </span>
      );
    case 'result': {
      const Icon = RESULT_ICONS[recheck.result];
      return (
        <span className={classes(styles.status, styles[recheck.result])}>
          <Icon aria-hidden className={styles.icon} />
          {t(`results.${recheck.result}`)}
        </span>
      );
    }
  }
}
