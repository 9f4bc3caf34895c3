import { Laptop, PenLine, WifiOff } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findPage, type PageLabels } from '#renderer/pdf/page-labels.ts';
import { HashText } from '#renderer/ui/HashText.tsx';
import styles from './StatusLine.module.css';

export interface StatusLineProps {
  readonly pageIndex: number;
  readonly pageCount: number;
  /** What the file calls its pages, where it does. */
  readonly labels: PageLabels;
  readonly section: string | undefined;
  readonly sha256: string;
  readonly unsent: number;
  readonly drafts: number;
  readonly isRetrying: boolean;
  /** Pages this person has not read yet; null where nobody counts. */
  readonly unread: number | null;
  readonly onUnread: () => void;
  /** 预审截至今天 12:00 */
  readonly deadline: string | null;
  readonly isGoing: boolean;
  readonly onGoing: (isGoing: boolean) => void;
  readonly onGo: (pageIndex: number) => void;
}

/** Where one is, in which file, and what has not been sent. */
export function StatusLine({
  pageIndex,
  pageCount,
  labels,
  section,
  sha256,
  unsent,
  drafts,
  isRetrying,
  unread,
  onUnread,
  deadline,
  isGoing,
  onGoing,
  onGo,
}: StatusLineProps): ReactNode {
  const { t } = useTranslation('reader');
  return (
    <footer className={styles.line} data-foot>
      {isGoing ? (
        <GoToField
          pageCount={pageCount}
          labels={labels}
          onDone={(page) => {
            onGoing(false);
            if (page !== null) onGo(page);
          }}
        />
      ) : (
        <button
          type="button"
          className={styles.page}
          onClick={() => onGoing(true)}
          title={`${t('status.goTo')}  G`}
        >
          {labels?.[pageIndex]
            ? t('labelledPageOf', { label: labels[pageIndex], page: pageIndex + 1, count: pageCount })
            : t('pageOf', { page: pageIndex + 1, count: pageCount })}
        </button>
      )}
      {section && (
        <span className={styles.section} title={section}>
          {section}
        </span>
      )}
      <span className={styles.hash}>
        <HashText value={sha256} />
      </span>
      <span className={styles.end}>
        {isRetrying && (
          <span className={styles.warning}>
            <WifiOff aria-hidden className={styles.icon} />
            {t('status.retrying')}
          </span>
        )}
        {drafts > 0 && (
          <span>
            <PenLine aria-hidden className={styles.icon} />
            {t('status.drafts', { count: drafts })}
          </span>
        )}
        {unsent > 0 && (
          <span>
            <Laptop aria-hidden className={styles.icon} />
            {t('status.unsent', { count: unsent })}
          </span>
        )}
        {unread !== null &&
          (unread === 0 ? (
            <span>{t('status.allRead')}</span>
          ) : (
            <button
              type="button"
              className={styles.page}
              title={`${t('shortcuts.nextUnread')}  N`}
              onClick={onUnread}
            >
              {t('status.unread', { count: unread })}
            </button>
          ))}
        {deadline && <span>{deadline}</span>}
        <span className={styles.keys}>{t('status.keys')}</span>
      </span>
    </footer>
  );
}

function GoToField({
  pageCount,
  labels,
  onDone,
}: {
  readonly pageCount: number;
  readonly labels: PageLabels;
  readonly onDone: (pageIndex: number | null) => void;
}): ReactNode {
  const { t } = useTranslation('reader');
  const [text, setText] = useState('');
  const page = findPage(text, labels, pageCount);
  const isNone = text.trim() !== '' && page === null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone(null);
    if (event.key === 'Enter' && !isNone) onDone(page);
  };
  return (
    <label className={styles.goTo}>
      {t('status.goTo')}
      <input
        autoFocus
        inputMode={labels ? 'text' : 'numeric'}
        value={text}
        placeholder={labels ? `${labels[0] ?? 1}–${labels.at(-1) ?? pageCount}` : `1–${pageCount}`}
        aria-invalid={isNone || undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => onDone(null)}
      />
      <span className={styles.found} role="status">
        {isNone && t('status.noSuchPage')}
        {labels && page !== null && t('pageOf', { page: page + 1, count: pageCount })}
      </span>
    </label>
  );
}
