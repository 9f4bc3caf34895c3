import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chapter } from '#shared/anchoring/chapters.ts';

/** What a chapter is called, by its number from 0; -1 is the whole report. */
export function useChapterName(chapters: readonly Chapter[]): (chapter: number) => string {
  const { t } = useTranslation('reader');
  return useCallback(
    (no) => {
      const chapter = chapters[no];
      if (!chapter) return t('chapters.whole');
      if (chapter.kind === 'front') return t('chapters.front');
      return chapter.kind === 'pages' ? pagesOf(t, chapter) : chapter.title;
    },
    [chapters, t],
  );
}

type Words = (key: 'chapters.pages', values: { from: number; to: number }) => string;

function pagesOf(t: Words, { from, to }: Chapter): string {
  return t('chapters.pages', { from: from + 1, to: to + 1 });
}
