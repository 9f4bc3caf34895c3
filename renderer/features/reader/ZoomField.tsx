import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseZoom } from '#renderer/pdf/zoom.ts';
import styles from './ReaderTools.module.css';

/** 92%: what the zoom is; pressed, a field to type another. */
export function ZoomField({
  factor,
  onZoom,
}: {
  /** Null until pages are there. */
  readonly factor: number | null;
  readonly onZoom: (factor: number) => void;
}): ReactNode {
  const { t } = useTranslation('reader');
  const [typed, setTyped] = useState<string | null>(null);
  const percent = factor === null ? '' : `${Math.round(factor * 100)}%`;
  if (typed === null) {
    return (
      <button
        type="button"
        className={styles.percent}
        aria-label={`${t('tools.zoom')} ${percent}`}
        title={t('tools.typeZoom')}
        onClick={() => setTyped(percent)}
      >
        {percent}
      </button>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    const zoom = event.key === 'Enter' ? parseZoom(typed) : null;
    if (zoom !== null) onZoom(zoom);
    if (zoom !== null || event.key === 'Escape') setTyped(null);
  };
  return (
    <input
      autoFocus
      className={styles.percent}
      inputMode="decimal"
      aria-label={t('tools.typeZoom')}
      aria-invalid={parseZoom(typed) === null || undefined}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onKeyDown={onKeyDown}
      onBlur={() => setTyped(null)}
    />
  );
}
