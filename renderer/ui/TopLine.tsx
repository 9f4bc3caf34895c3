import { ChevronRight } from 'lucide-react';
import { useContext, useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { FrameContext } from './frame-context.ts';
import { classes } from './classes.ts';
import styles from './TopLine.module.css';

/** More characters than this may be shortened where room is short. */
const SHORT = 13;

export interface Crumb {
  readonly label: string;
  readonly to?: string | undefined;
}

/** Where I am. The last crumb is the place itself; it also names the window. */
export function TopLine({
  crumbs,
  note,
  end,
}: {
  readonly crumbs: readonly Crumb[];
  readonly note?: ReactNode;
  /** Acts beside the search box. */
  readonly end?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('kit');
  const frame = useContext(FrameContext);
  const here = crumbs.at(-1)?.label ?? '';
  useEffect(() => {
    document.title = here === '' ? t('product') : `${here} · ${t('product')}`;
  }, [here, t]);
  if (!frame?.topSlot) return null;
  const where = createPortal(
    <div className={styles.line}>
      <nav aria-label={t('whereIAm')} className={styles.crumbs}>
        {crumbs.map((crumb, index) => {
          const isLast = index === crumbs.length - 1;
          return (
            <div
              key={`${index}${crumb.label}`}
              className={classes(styles.crumb, crumb.label.length > SHORT && styles.long)}
            >
              {index > 0 && <ChevronRight aria-hidden className={styles.arrow} />}
              {crumb.to && !isLast ? (
                <Link to={crumb.to} className={styles.link}>
                  {crumb.label}
                </Link>
              ) : isLast && crumbs.length === 1 ? (
                <h1 className={styles.here} aria-current="page">
                  {crumb.label}
                </h1>
              ) : (
                <span className={isLast ? styles.here : undefined} aria-current={isLast ? 'page' : undefined}>
                  {crumb.label}
                </span>
              )}
            </div>
          );
        })}
      </nav>
      {note !== undefined && <div className={styles.note}>{note}</div>}
    </div>,
    frame.topSlot,
  );
  return (
    <>
      {where}
      {end !== undefined && frame.endSlot && createPortal(end, frame.endSlot)}
    </>
  );
}
