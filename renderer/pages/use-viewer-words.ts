import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewerWords } from '#renderer/pdf/viewer-types.ts';

/** The words a page viewer shows, in the person's language. */
export function useViewerWords(name: string): ViewerWords {
  const { t } = useTranslation('pages');
  return useMemo(
    () => ({
      page: (page) => t('page', { page }),
      pages: t('pagesOf', { name }),
      damagedTitle: (page) => t('damagedPage', { page }),
      damagedNote: t('damagedPageNote'),
      slowTitle: (page) => t('slowPage', { page }),
      slowNote: t('slowPageNote'),
      retry: t('retry'),
      blankImage: t('blankImage'),
      link: t('link'),
    }),
    [t, name],
  );
}
