import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import styles from './PageStepper.module.css';

/** ‹ 42 / 126 ›: the page that is read, to step or to type. */
export function PageStepper({
  pageIndex,
  pageCount,
  onGo,
}: {
  readonly pageIndex: number;
  readonly pageCount: number;
  readonly onGo: (pageIndex: number) => void;
}): ReactNode {
  const { t } = useTranslation('pages');
  const [typed, setTyped] = useState<string | null>(null);
  const go = (): void => {
    const page = Number(typed);
    if (Number.isInteger(page) && page >= 1 && page <= pageCount) onGo(page - 1);
    setTyped(null);
  };
  return (
    <div className={styles.stepper} role="group" aria-label={t('stepper')}>
      <IconButton
        icon={ChevronLeft}
        label={t('previousPage')}
        isDisabled={pageIndex <= 0}
        onClick={() => onGo(pageIndex - 1)}
      />
      <input
        className={styles.page}
        inputMode="numeric"
        aria-label={t('goToPage')}
        value={typed ?? String(pageIndex + 1)}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      <span className={styles.total}>/ {pageCount}</span>
      <IconButton
        icon={ChevronRight}
        label={t('nextPage')}
        isDisabled={pageIndex >= pageCount - 1}
        onClick={() => onGo(pageIndex + 1)}
      />
    </div>
  );
}
