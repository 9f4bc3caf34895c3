import { fileURLToPath } from 'node:url';
import type { FindingCode } from '#shared/documents/report-check-messages.ts';
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.d.ts';

const MAX_PAGES_OPENED = 400;
const TEXT_SAMPLES = 12;

export interface ViewerProbe {
  readonly findings: Set<FindingCode>;
  /** What the viewer of the product will show; null when it cannot open the file. */
  readonly pages: number | null;
}

/**
 * Opens the file with the very engine the product shows reports with: what that cannot open, nobody could
 * review. Scripts, forms, external files and fonts of the system are off; bytes are all it is given. `opened` is called before pages are read for text.
 */
export async function probeViewer(
  bytes: Uint8Array,
  expected: { readonly pages: number; readonly hasFonts: boolean },
  softDeadlineMs: number,
  opened: (probe: ViewerProbe) => void,
): Promise<ViewerProbe> {
  const { getDocument } = await engine();
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    cMapUrl: packageFolder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: packageFolder('standard_fonts'),
    wasmUrl: packageFolder('wasm'),
  });
  try {
    return await probe(await task.promise, expected, softDeadlineMs, opened);
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return { findings: new Set([name === 'PasswordException' ? 'encrypted' : 'unreadable']), pages: null };
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function probe(
  document: PDFDocumentProxy,
  expected: { readonly pages: number; readonly hasFonts: boolean },
  softDeadlineMs: number,
  opened: (probe: ViewerProbe) => void,
): Promise<ViewerProbe> {
  const findings = new Set<FindingCode>();
  const pages = document.numPages;
  if (pages < 1) return { findings: new Set([expected.pages > 0 ? 'pageTreeBroken' : 'noPages']), pages: 0 };
  if (pages > 5000) findings.add('tooManyPages');
  for (const number of spread(pages, MAX_PAGES_OPENED)) {
    if (performance.now() > softDeadlineMs) break;
    try {
      await document.getPage(number);
    } catch {
      findings.add(expected.pages === 0 ? 'noPages' : 'pageTreeBroken');
      return { findings, pages: expected.pages === 0 ? 0 : pages };
    }
  }
  if (pages !== expected.pages) findings.add('pageCountMismatch');
  for (const code of await secondOpinion(document)) findings.add(code);
  opened({ findings, pages });
  if (!expected.hasFonts || !(await hasText(document, softDeadlineMs))) findings.add('noText');
  return { findings, pages };
}

/** What the engine itself reports; its failing here says nothing, the bytes were searched before. */
async function secondOpinion(document: PDFDocumentProxy): Promise<FindingCode[]> {
  const metadata = await document.getMetadata().catch(() => null);
  const scripts = await document.getJSActions().catch(() => null);
  const info = metadata?.info;
  const isXfa = info !== undefined && 'IsXFAPresent' in info && info.IsXFAPresent === true;
  return [
    ...(isXfa ? ['xfa' as const] : []),
    ...(scripts && Object.keys(scripts).length > 0 ? ['javascript' as const] : []),
  ];
}

/** Looks at a spread of pages until one has text; out of time counts as "has", since nothing is known. */
async function hasText(document: PDFDocumentProxy, softDeadlineMs: number): Promise<boolean> {
  for (const number of spread(document.numPages, TEXT_SAMPLES)) {
    if (performance.now() > softDeadlineMs) return true;
    try {
      const page = await document.getPage(number);
      const reader = page.streamTextContent().getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        if (hasLetters(value)) {
          await reader.cancel(new Error('seen enough')).catch(() => undefined);
          return true;
        }
      }
      page.cleanup();
    } catch {
      // a page whose text cannot be read has none to offer
    }
  }
  return false;
}

function hasLetters(chunk: unknown): boolean {
  if (typeof chunk !== 'object' || chunk === null || !('items' in chunk) || !Array.isArray(chunk.items))
    return false;
  return chunk.items.some(
    (item: unknown) =>
      typeof item === 'object' &&
      item !== null &&
      'str' in item &&
      typeof item.str === 'string' &&
      /\S/.test(item.str),
  );
}

/** Page numbers from 1 to `pages`: all, or `most` evenly spread ones with the first and the last. */
function spread(pages: number, most: number): number[] {
  if (pages <= most) return Array.from({ length: pages }, (_, index) => index + 1);
  return Array.from({ length: most }, (_, index) => 1 + Math.round((index * (pages - 1)) / (most - 1)));
}

type Engine = typeof import('pdfjs-dist/types/src/pdf.d.ts');

let loaded: Promise<Engine> | null = null;

function engine(): Promise<Engine> {
  loaded ??= loadEngine();
  return loaded;
}

async function loadEngine(): Promise<Engine> {
  // The engine wants these when it starts and uses them for drawing only, which never happens here;
  // without them it would load a native canvas.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis)) Reflect.set(globalThis, name, class {});
  }
  const workerModule = 'pdfjs-dist/legacy/build/pdf.worker.mjs'; // ships without types
  const worker: unknown = await import(workerModule);
  Reflect.set(globalThis, 'pdfjsWorker', worker);
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

function packageFolder(name: string): string {
  return fileURLToPath(new URL(`./${name}/`, import.meta.resolve('pdfjs-dist/package.json')));
}
