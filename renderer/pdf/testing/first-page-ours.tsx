// Our viewer with nothing around it: `?file=…&size=…`. Marks `pdf-open` and `pdf-first-page` are the product's own.
import { createRoot } from 'react-dom/client';
import { PdfDocument } from '../pdf-document.ts';
import { PdfViewer } from '../PdfViewer.tsx';
import type { ViewerWords } from '../viewer-types.ts';

const query = new URLSearchParams(location.search);
const words: ViewerWords = {
  page: (page) => `${page}`,
  pages: '',
  damagedTitle: () => '',
  damagedNote: '',
  slowTitle: () => '',
  slowNote: '',
  retry: '',
};
const source = { url: query.get('file') ?? '', headers: () => ({}), sizeBytes: Number(query.get('size')) };
const document_ = await PdfDocument.open(source, () => {}, new AbortController().signal);
const place = document.getElementById('root');
if (place) createRoot(place).render(<PdfViewer document={document_} words={words} />);
