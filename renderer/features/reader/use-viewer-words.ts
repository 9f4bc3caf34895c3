import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewerWords } from '#renderer/pdf/viewer-types.ts';

/** The viewer's own words in the person's language. */
export function useViewerWords(): ViewerWords {
  const { t } = useTranslation('reader');
  return useMemo(
    () => ({
      page: (page) => t('page', { page }),
      pages: t('report'),
      damagedTitle: (page) => t('pageFailed.damaged', { page }),
      damagedNote: t('pageFailed.damagedNote'),
      slowTitle: (page) => t('pageFailed.slow', { page }),
      slowNote: t('pageFailed.slowNote'),
      retry: t('pageFailed.retry'),
      blankImage: t('pageFailed.blankImage'),
      link: t('link'),
    }),
    [t],
  );
}
