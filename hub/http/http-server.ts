import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { faultOf, httpStatusOf } from '../runtime/faults.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import type { Origins } from '../runtime/origins.ts';
import { sendJson } from './http-call.ts';
import type { Router } from './router.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';

export interface HttpPorts {
  readonly router: Router;
  /** tus: answers everything under its path itself. */
  readonly uploads: { isUpload(path: string): boolean; handle: RawHandler };
  readonly files: StaticFiles;
  readonly origins: Origins;
  readonly log: Log;
  /** Whether to believe the address a proxy names. */
  readonly isBehindProxy: boolean;
  readonly isHttps: () => boolean;
}

type RawHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const REQUEST_TIMEOUT_MS = 30_000;
/** A connection on which nothing moves this long is cut, an upload or a download too: both can be taken up again. */
const IDLE_TIMEOUT_MS = 120_000;

/** The server without its routes, so that Socket.IO can be put on it before they exist. */
export function createHttpServer(): Server {
  // Uploads may take long: only headers are under time, and bodies of routes while they are read.
  const server = createServer({ headersTimeout: REQUEST_TIMEOUT_MS, requestTimeout: 0 });
  server.maxHeadersCount = 100;
  server.timeout = IDLE_TIMEOUT_MS;
  return server;
}

export function serveHttp(server: Server, ports: HttpPorts): void {
  server.on('request', (request, response) => {
    // Socket.IO answers its own path.
    if (request.url?.startsWith('/socket.io/')) return;
    answer(ports, request, response).catch((error: unknown) => {
      ports.log.error('http.failed', { method: request.method, ...errorFields(error) });
      if (response.headersSent) response.destroy();
      else sendFault(response, 'internal', 'the request failed');
    });
  });
}

async function answer(ports: HttpPorts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  setSecurityHeaders(response, ports.isHttps());
  if (!ports.origins.allows(request))
    return sendFault(response, 'forbidden', 'pages of this origin may not ask');
  if (isPreflightOfListed(ports.origins, request, response)) return;
  const url = URL.parse(request.url ?? '/', 'http://hub');
  if (!url) return sendFault(response, 'badRequest', 'not an address');
  const method = request.method ?? 'GET';
  if (ports.uploads.isUpload(url.pathname)) return ports.uploads.handle(request, response);
  const match = ports.router.match(method, url.pathname);
  if (match.kind === 'found') {
    const address = addressOf(request, ports.isBehindProxy);
    return match.handler({ request, response, url, params: match.params, address });
  }
  if (match.kind === 'none' && !url.pathname.startsWith('/api/') && /^(GET|HEAD)$/.test(method)) {
    if (await ports.files.serve(url.pathname, method === 'HEAD', response)) return;
  }
  if (match.kind === 'wrongMethod') {
    response.statusCode = 405;
    response.setHeader('Allow', match.allowed.join(', '));
  }
  sendFault(response, 'notFound', 'not found');
}

/** Trusted pages of another site: their browser asks first, and wants to be told on every answer. */
function isPreflightOfListed(origins: Origins, request: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = request.headers;
  if (origin === undefined || !origins.isListed(origin)) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Vary', 'Origin');
  response.setHeader('Access-Control-Expose-Headers', 'ETag, Content-Range, Accept-Ranges, Retry-After');
  if (request.method !== 'OPTIONS' || request.url?.startsWith('/files')) return false;
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, Range, If-Range');
  response.writeHead(204).end();
  return true;
}

function addressOf(request: IncomingMessage, isBehindProxy: boolean): string {
  const named = isBehindProxy ? request.headers['x-forwarded-for'] : undefined;
  // The last one is what our own proxy saw; those before it are claims.
  const last = String(named ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return last || (request.socket.remoteAddress ?? 'unknown');
}

function sendFault(
  response: ServerResponse,
  code: 'badRequest' | 'forbidden' | 'notFound' | 'internal',
  message: string,
): void {
  const status = response.statusCode === 405 ? 405 : httpStatusOf(code);
  sendJson(response, status, { fault: faultOf(code, message) });
}
