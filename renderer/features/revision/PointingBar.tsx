import { Crosshair, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import styles from './PageBeside.module.css';

/** The compiler's way to say where the revised draft answers a point (RV9). */
export interface Pointing {
  readonly place: Anchor | null;
  readonly onPoint: (anchor: Anchor) => void;
  readonly onClear: () => void;
}

export function PointingBar({
  pointing,
  viewer,
  hasSelection,
  pageIndex,
}: {
  readonly pointing: Pointing;
  readonly viewer: () => PdfViewerHandle | null;
  readonly hasSelection: boolean;
  /** The page that is looked at. */
  readonly pageIndex: number;
}): ReactNode {
  const { t } = useTranslation('revision');
  const point = (): void => {
    const handle = viewer();
    const anchor = (handle && selectedAnchor(handle)) ?? { kind: 'page', pageIndex, rects: [] };
    handle?.clearSelection();
    pointing.onPoint(anchor);
  };
  return (
    <div className={styles.pointing} role="group" aria-label={t('pointing.label')}>
      <span className={styles.pointed}>
        {pointing.place ? t('pointing.done', { page: pointing.place.pageIndex + 1 }) : t('pointing.hint')}
      </span>
      {pointing.place && (
        <QuietButton size="small" icon={X} onClick={pointing.onClear}>
          {t('pointing.clear')}
        </QuietButton>
      )}
      <SecondaryButton size="small" icon={Crosshair} onClick={point}>
        {hasSelection ? t('pointing.words') : t('pointing.page', { page: pageIndex + 1 })}
      </SecondaryButton>
    </div>
  );
}

function selectedAnchor(viewer: PdfViewerHandle): Anchor | null {
  const [part] = viewer.selection();
  if (!part) return null;
  const { pageIndex, range, rects } = part;
  const text = viewer.shownPage(pageIndex)?.layer?.words.text.text ?? '';
  return describeAnchor({ kind: 'text', pageIndex, rects, text, range, headings: [] });
}
