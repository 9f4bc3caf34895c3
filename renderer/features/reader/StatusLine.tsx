import { Laptop, PenLine, WifiOff } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HashText } from '#renderer/ui/HashText.tsx';
import styles from './StatusLine.module.css';

export interface StatusLineProps {
  readonly pageIndex: number;
  readonly pageCount: number;
  readonly section: string | undefined;
  readonly sha256: string;
  readonly unsent: number;
  readonly drafts: number;
  readonly isRetrying: boolean;
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
  section,
  sha256,
  unsent,
  drafts,
  isRetrying,
  deadline,
  isGoing,
  onGoing,
  onGo,
}: StatusLineProps): ReactNode {
  const { t } = useTranslation('reader');
  return (
    <footer className={styles.line}>
      {isGoing ? (
        <GoToField
          pageCount={pageCount}
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
          {t('pageOf', { page: pageIndex + 1, count: pageCount })}
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
        {deadline && <span>{deadline}</span>}
        <span className={styles.keys}>{t('status.keys')}</span>
      </span>
    </footer>
  );
}

function GoToField({
  pageCount,
  onDone,
}: {
  readonly pageCount: number;
  readonly onDone: (pageIndex: number | null) => void;
}): ReactNode {
  const { t } = useTranslation('reader');
  const [text, setText] = useState('');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone(null);
    if (event.key !== 'Enter') return;
    const page = Number.parseInt(text, 10);
    onDone(Number.isNaN(page) ? null : Math.min(pageCount, Math.max(1, page)) - 1);
  };
  return (
    <label className={styles.goTo}>
      {t('status.goTo')}
      <input
        autoFocus
        inputMode="numeric"
        value={text}
        placeholder={`1–${pageCount}`}
        onChange={(event) => setText(event.target.value.replace(/\D/g, ''))}
        onKeyDown={onKeyDown}
        onBlur={() => onDone(null)}
      />
    </label>
  );
}
