// Our viewer with nothing around it, for reports that mean harm: `?file=…&size=…`. `body[data-report]` says
// whether it opened.
import { createRoot } from 'react-dom/client';
import { PdfDocument, PdfOpenError } from '../pdf-document.ts';
import { PdfViewer } from '../PdfViewer.tsx';
import type { ViewerWords } from '../viewer-types.ts';

const query = new URLSearchParams(location.search);
const words: ViewerWords = {
  page: (page) => `${page}`,
  pages: 'report',
  damagedTitle: (page) => `${page} damaged`,
  damagedNote: '',
  slowTitle: (page) => `${page} slow`,
  slowNote: '',
  blankImage: 'blank image',
  link: 'link',
  retry: 'retry',
};
const source = { url: query.get('file') ?? '', headers: () => ({}), sizeBytes: Number(query.get('size')) };
const place = document.getElementById('root');
try {
  const report = await PdfDocument.open(source, () => {}, new AbortController().signal);
  document.body.dataset['report'] = 'open';
  if (place) createRoot(place).render(<PdfViewer document={report} words={words} initialZoom="page" />);
} catch (error) {
  document.body.dataset['report'] = error instanceof PdfOpenError ? error.reason : 'unknown';
}
