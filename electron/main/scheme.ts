import { app, protocol } from 'electron';
import fs from 'node:fs';
import { SECURITY_HEADERS } from './content-security.ts';
import { emptyResponse } from './empty-response.ts';
import { isOwnUrl, SCHEME } from './origin.ts';
import { listPageFiles, type PageFile } from './page-files.ts';
import { serveBlob, type Blobs } from './serve-blob.ts';

/** Before `ready`, and once. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      // `stream`: a recording is played while it is read from the disk, by ranges.
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Takes the bytes of a file a page made, for the place a ticket stands for; gives the status to answer with. */
export type TakeMade = (ticket: string, body: ReadableStream<Uint8Array> | null) => Promise<number>;

/**
 * After `ready`: pages from `rendererDir`, bytes of reports from `/blob/<dossierId>/<sha256>` with ranges, their
 * page directories below that, and files made by a page to `/made/<ticket>`.
 */
export function serveScheme(rendererDir: string, blobs: Blobs, takeMade: TakeMade): void {
  const files = listPageFiles(rendererDir);
  protocol.handle(SCHEME, async (request) => {
    if (!isOwnUrl(request.url)) return emptyResponse(404);
    const place = decodePath(new URL(request.url).pathname);
    if (place === null) return emptyResponse(404);
    if (request.method === 'POST' && place.startsWith('/made/')) {
      return emptyResponse(await takeMade(place.slice('/made/'.length), request.body));
    }
    if (request.method !== 'GET') return emptyResponse(404);
    if (place.startsWith('/blob/')) return serveBlob(request, place, blobs);
    const file = files.get(place) ?? (isPage(request, place) ? files.get('/index.html') : undefined);
    return file ? servePage(file) : emptyResponse(404);
  });
}

/** Places inside the app are made by its router; only a navigation gets the page for them, never a fetch. */
function isPage(request: Request, place: string): boolean {
  if (place === '/') return true;
  return /^\/[\w/-]*$/u.test(place) && (request.headers.get('accept') ?? '').includes('text/html');
}

async function servePage({ file, type }: PageFile): Promise<Response> {
  const bytes = await fs.promises.readFile(file);
  const cache = app.isPackaged || file.includes('assets') ? 'max-age=31536000' : 'no-cache';
  return new Response(new Uint8Array(bytes), {
    headers: { ...SECURITY_HEADERS, 'content-type': type, 'cache-control': cache },
  });
}

function decodePath(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname);
    return decoded.includes('\0') || decoded.includes('\\') ? null : decoded;
  } catch {
    return null;
  }
}
