import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { sha256Schema, type Sha256 } from '#shared/domain/ids.ts';

export type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export interface FileServer {
  readonly url: string;
  /** An empty folder, gone with the server. */
  readonly dir: string;
  /** The `Range` of every request so far. */
  readonly asked: (string | undefined)[];
  answer: Answer;
  close(): void;
}

/** A server over a real socket, and a folder for what is fetched from it. */
export async function startFileServer(): Promise<FileServer> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-blobs-'));
  const server = http.createServer((request, response) => {
    running.asked.push(request.headers.range);
    running.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const running: FileServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`,
    dir,
    asked: [],
    answer: (_request, response) => response.writeHead(404).end(),
    close: () => {
      server.closeAllConnections();
      server.close();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
  return running;
}

export function hashOf(bytes: Uint8Array): Sha256 {
  return sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
}

/** The stretch a request asks for, both ends inside; the whole without `Range`. */
function askedOf(request: http.IncomingMessage, size: number): { start: number; end: number } {
  const [, start = '0', end = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
  return { start: Number(start), end: end === '' ? size - 1 : Math.min(Number(end), size - 1) };
}

/** The head of an answer to it. */
export function beginAnswer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  size: number,
): { start: number; end: number } {
  const { start, end } = askedOf(request, size);
  const isPart = request.headers.range !== undefined;
  response.writeHead(isPart ? 206 : 200, {
    'content-length': end + 1 - start,
    ...(isPart && { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  return { start, end };
}
