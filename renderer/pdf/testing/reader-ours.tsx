// Our viewer with marks of comments over its pages: `?file=…&size=…&marks=5000`.
import { useCallback, useRef, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../../styles/base.css';
import { MarkLayer } from '#renderer/comments/MarkLayer.tsx';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import type { Rect } from '#shared/anchoring/anchor.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import { PdfDocument } from '../pdf-document.ts';
import { PdfViewer } from '../PdfViewer.tsx';
import type { OverlayPage, PdfViewerHandle, ViewerWords } from '../viewer-types.ts';
import { nextFrame, scrollFrames } from './measured-reader.ts';

const query = new URLSearchParams(location.search);
const words: ViewerWords = {
  page: (page) => `${page}`,
  pages: '',
  damagedTitle: () => '',
  damagedNote: '',
  slowTitle: () => '',
  slowNote: '',
  blankImage: '',
  link: '',
  retry: '',
};
const source = { url: query.get('file') ?? '', headers: () => ({}), sizeBytes: Number(query.get('size')) };
const report = await PdfDocument.open(source, () => {}, new AbortController().signal);

const SEVERITIES = ['mustFix', 'suggestion', 'question', 'erratum'] as const;
const markCount = Number(query.get('marks') ?? 0);
const rows = Array.from({ length: markCount }, (_, index): CommentRow => {
  const pageIndex = Math.floor((index * report.pageCount) / markCount);
  const y = 80 + ((index * 37) % 680);
  const rect: Rect = [80 + ((index * 53) % 200), y, 300 + ((index * 53) % 200), y + 14];
  return {
    id: `comment-${index}` as CommentId,
    anchor: { kind: index % 3 === 0 ? 'rect' : 'text', pageIndex, rects: [rect] },
    severity: SEVERITIES[index % SEVERITIES.length] ?? 'question',
    category: 'wording',
    content: {
      severity: 'question',
      category: 'wording',
      concern: `第 ${index} 条`,
      basis: '',
      suggestion: '',
    },
    author: null,
    isMine: false,
    reach: 'panel',
    delivery: 'delivered',
    no: index + 1,
    writtenAt: 0,
    isEdited: false,
    isWithdrawn: false,
    isReleased: false,
    isNew: false,
    seen: null,
  };
});
const rowsByPage = Map.groupBy(rows, ({ anchor }) => anchor.pageIndex);
const NO_ROWS: readonly CommentRow[] = [];
const ignore = () => {};

function Reader(): ReactNode {
  const viewer = useRef<PdfViewerHandle>(null);
  const renderOverlay = useCallback(
    ({ geometry }: OverlayPage) => (
      <MarkLayer
        geometry={geometry}
        rows={rowsByPage.get(geometry.pageIndex) ?? NO_ROWS}
        selectedId={null}
        onSelect={ignore}
      />
    ),
    [],
  );
  const onFirstPage = useCallback(() => {
    window.reader = {
      async jump(page) {
        const from = performance.now();
        viewer.current?.goTo(page - 1);
        while (!document.querySelector(`[data-page="${page}"][data-painted]`)) await nextMutation();
        return (await nextFrame()) - from;
      },
      scroll: (pixels, frames) => {
        const element = document.querySelector<HTMLElement>('[role="document"]');
        return element ? scrollFrames(element, pixels, frames) : Promise.resolve([]);
      },
    };
  }, []);
  return (
    <PdfViewer
      ref={viewer}
      document={report}
      words={words}
      renderOverlay={markCount > 0 ? renderOverlay : undefined}
      onFirstPage={onFirstPage}
    />
  );
}

function nextMutation(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { attributes: true, childList: true, subtree: true });
  });
}

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <I18nextProvider i18n={createI18n('zh')}>
      <Reader />
    </I18nextProvider>,
  );
}
