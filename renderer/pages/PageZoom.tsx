import { ZoomIn, ZoomOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import type { PdfViewerHandle, ViewState } from '#renderer/pdf/viewer-types.ts';
import styles from './PageZoom.module.css';

/** − 92% +: how large the page is; a press on the number fits it to the window again. */
export function PageZoom({
  view,
  viewer,
}: {
  readonly view: ViewState | null;
  readonly viewer: () => PdfViewerHandle | null;
}): ReactNode {
  const { t } = useTranslation('pages');
  const percent = view ? `${Math.round(view.percent * 100)}%` : '';
  return (
    <div className={styles.zoom} role="group" aria-label={t('zoom')}>
      <IconButton icon={ZoomOut} label={t('zoomOut')} onClick={() => viewer()?.zoomBy(-1)} />
      <button
        type="button"
        className={styles.percent}
        aria-label={`${t('fitWidth')} ${percent}`}
        title={t('fitWidth')}
        onClick={() => viewer()?.setZoom('width')}
      >
        {percent}
      </button>
      <IconButton icon={ZoomIn} label={t('zoomIn')} onClick={() => viewer()?.zoomBy(1)} />
    </div>
  );
}
