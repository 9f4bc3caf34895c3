import { useVirtualizer } from '@tanstack/react-virtual';
import { FileCheck2, Image, MessageSquareOff, Minus, Move, PencilLine, Plus } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownChange } from '#renderer/compare/comparison.ts';
import type { PicturesState } from '#renderer/compare/pictures/use-pictures.ts';
import type { ComparisonState } from '#renderer/compare/use-comparison.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import styles from './ChangeList.module.css';

const GUESSED_HEIGHT = 104;

/** What is different, place by place; any number of them. */
export function ChangeList({
  state,
  pictures,
  isWaiting,
  shown,
  isFiltered,
  unasked,
  currentNo,
  onLook,
}: {
  readonly state: ComparisonState | null;
  /** How far the comparison of figures and pages without words has got. */
  readonly pictures: PicturesState | null;
  /** A version is still being opened. */
  readonly isWaiting: boolean;
  readonly shown: readonly ShownChange[];
  readonly isFiltered: boolean;
  readonly unasked: ReadonlySet<number> | null;
  readonly currentNo: number | null;
  readonly onLook: (change: ShownChange) => void;
}): ReactNode {
  const { t } = useTranslation('compare');
  const face = ((): ReactNode => {
    if (!state) return isWaiting ? <ProgressLine what={t('opening')} fraction={null} /> : t('cannotCompare');
    if (state.status === 'working') return <ProgressLine what={t('working')} fraction={state.fraction} />;
    if (state.status === 'failed') {
      return (
        <ErrorState
          title={t('failed')}
          safe={t('failedSafe')}
          actions={<SecondaryButton onClick={state.retry}>{t('retry')}</SecondaryButton>}
        />
      );
    }
    if (shown.length > 0) return null;
    if (pictures?.status === 'working') return t('noneYet');
    return isFiltered ? (
      <EmptyState title={t('noneInFilter')} />
    ) : (
      <EmptyState icon={FileCheck2} title={t('none')} note={t('noneNote')} />
    );
  })();
  return (
    <aside className={styles.pane} aria-label={t('list')}>
      {pictures?.status === 'working' && (
        <div className={styles.pictures}>
          <ProgressLine what={t('workingPictures')} fraction={pictures.fraction} />
        </div>
      )}
      {pictures?.status === 'done' && pictures.skipped > 0 && (
        <p className={styles.pictures}>{t('skippedPictures', { count: pictures.skipped })}</p>
      )}
      {pictures?.status === 'failed' && <p className={styles.pictures}>{t('failedPictures')}</p>}
      {face === null ? (
        <Rows shown={shown} unasked={unasked} currentNo={currentNo} onLook={onLook} />
      ) : (
        <div className={styles.face}>{face}</div>
      )}
    </aside>
  );
}

function Rows({
  shown,
  unasked,
  currentNo,
  onLook,
}: {
  readonly shown: readonly ShownChange[];
  readonly unasked: ReadonlySet<number> | null;
  readonly currentNo: number | null;
  readonly onLook: (change: ShownChange) => void;
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => GUESSED_HEIGHT,
    overscan: 6,
    getItemKey: (index) => shown[index]?.no ?? index,
  });
  const latest = useRef({ shown, virtual });
  useEffect(() => {
    latest.current = { shown, virtual };
  });
  useEffect(() => {
    const index = latest.current.shown.findIndex(({ no }) => no === currentNo);
    if (index >= 0) latest.current.virtual.scrollToIndex(index, { align: 'auto' });
  }, [currentNo]);
  return (
    <div ref={scroller} className={styles.list}>
      <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((one) => {
          const change = shown[one.index];
          return (
            change && (
              <li
                key={one.key}
                ref={virtual.measureElement}
                data-index={one.index}
                className={styles.row}
                style={{ transform: `translateY(${one.start}px)` }}
              >
                {change.section !== null && change.section !== shown[one.index - 1]?.section && (
                  <p className={styles.section}>{change.section}</p>
                )}
                <Row
                  change={change}
                  isUnasked={unasked?.has(change.no) ?? false}
                  isCurrent={change.no === currentNo}
                  onLook={onLook}
                />
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}

const ICONS = { inserted: Plus, deleted: Minus, changed: PencilLine, moved: Move } as const;

function Row({
  change,
  isUnasked,
  isCurrent,
  onLook,
}: {
  readonly change: ShownChange;
  readonly isUnasked: boolean;
  readonly isCurrent: boolean;
  readonly onLook: (change: ShownChange) => void;
}): ReactNode {
  const { t } = useTranslation('compare');
  const { kind, pictureParts, places } = change;
  const Icon = pictureParts > 0 ? Image : ICONS[kind];
  const oldPage = (places.old[0]?.pageIndex ?? 0) + 1;
  const newPage = (places.new[0]?.pageIndex ?? 0) + 1;
  return (
    <button
      type="button"
      className={styles.change}
      aria-current={isCurrent || undefined}
      onClick={() => onLook(change)}
    >
      <span className={styles.head}>
        <Icon aria-hidden className={styles.icon} />
        <strong>{pictureParts > 0 ? t(`pictureKinds.${kind}`) : t(`kinds.${kind}`)}</strong>
        <span className={styles.pages}>{t('pages', { old: oldPage, new: newPage })}</span>
        {isUnasked && (
          <span className={styles.unasked}>
            <MessageSquareOff aria-hidden className={styles.icon} />
            {t('unasked')}
          </span>
        )}
      </span>
      <Words change={change} />
    </button>
  );
}

/** Longer than this, in characters, and what was and what is stand under each other. */
const SHORT = 24;

function Words({ change: { kind, pictureParts, words } }: { readonly change: ShownChange }): ReactNode {
  const { t } = useTranslation('compare');
  if (pictureParts > 0) return pictureParts > 1 && <span>{t('parts', { count: pictureParts })}</span>;
  const { old, new: now } = words;
  if (kind === 'moved') return <span className={styles.moved}>{now.changed}</span>;
  const isShort = old.changed.length <= SHORT && now.changed.length <= SHORT;
  const around = now.changed === '' ? old : now;
  const was = old.changed !== '' && (
    <del className={styles.old}>
      <span className="visually-hidden">{t('key.old')} </span>
      {old.changed}
    </del>
  );
  const is = now.changed !== '' && (
    <ins className={styles.new}>
      <span className="visually-hidden">{t('key.new')} </span>
      {now.changed}
    </ins>
  );
  if (!isShort) {
    return (
      <>
        {was && <span className={styles.passage}>{was}</span>}
        {is && <span className={styles.passage}>{is}</span>}
      </>
    );
  }
  return (
    <span className={styles.passage}>
      <span className={styles.beside}>{around.before}</span>
      {was}
      {is}
      <span className={styles.beside}>{around.behind}</span>
    </span>
  );
}
