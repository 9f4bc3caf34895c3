import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { IncomingMessage, request } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { aHub } from '../testing/a-hub.ts';
import { readBody } from './http-call.ts';
import { Router } from './router.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let hub: Awaited<ReturnType<typeof aHub>>;
let web: string;
beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'yunping-web-'));
  mkdirSync(join(web, 'site/assets'), { recursive: true });
  writeFileSync(join(web, 'secret.txt'), 'outside');
  writeFileSync(join(web, 'site/index.html'), '<!doctype html><title>client</title>');
  writeFileSync(join(web, 'site/assets/app-Bx12_9dQ.js'), 'export {}');
  writeFileSync(join(web, 'site/assets/pdf.worker-Cx12_9dQ.mjs'), 'export {}');
  writeFileSync(join(web, 'site/openjpeg.wasm'), '\0asm');
  hub = await aHub({ webRoot: join(web, 'site'), allowedOrigins: ['https://listed.example.cn'] });
});
afterAll(async () => {
  await hub.remove();
  rmSync(web, { recursive: true, force: true });
});

/** The path exactly as given; fetch would tidy it up. */
function raw(path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: hub.port, path }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('web client', () => {
  test('HT1 every answer is closed to sniffing, framing and foreign use; pages run only scripts of the hub', async () => {
    const page = await fetch(`${hub.url}/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
    for (const path of ['/', '/api/health', '/api/nothing', '/assets/app-Bx12_9dQ.js']) {
      const { headers } = await fetch(hub.url + path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  test('HT1 a worker may load scripts of the hub and ask the hub, and nothing else; data may nothing', async () => {
    const policyOf = async (path: string) =>
      (await fetch(hub.url + path)).headers.get('content-security-policy') ?? '';
    for (const path of ['/assets/app-Bx12_9dQ.js', '/assets/pdf.worker-Cx12_9dQ.mjs']) {
      expect((await policyOf(path)).split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
      ]);
    }
    expect(await policyOf('/openjpeg.wasm')).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  test('HT2 files have their types; hashed names are kept for ever, the page is asked for anew; paths without a file are pages', async () => {
    const of = async (path: string) => {
      const { status, headers } = await fetch(hub.url + path);
      return [status, headers.get('content-type'), headers.get('cache-control')];
    };
    const forEver = 'public, max-age=31536000, immutable';
    expect(await of('/assets/app-Bx12_9dQ.js')).toEqual([200, 'text/javascript; charset=utf-8', forEver]);
    expect(await of('/assets/pdf.worker-Cx12_9dQ.mjs')).toEqual([
      200,
      'text/javascript; charset=utf-8',
      forEver,
    ]);
    expect(await of('/openjpeg.wasm')).toEqual([200, 'application/wasm', 'no-cache']);
    for (const path of ['/', '/dossiers/abc', '/join']) {
      expect(await of(path)).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    }
    expect((await of('/assets/missing.js'))[0]).toBe(404);
    expect((await fetch(`${hub.url}/`, { method: 'POST' })).status).toBe(404);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/%00',
    '/%zz',
    '//etc/passwd',
  ])('HT2 no path leads outside: %s', async (path) => {
    const { text } = await raw(path);
    expect(text).not.toContain('outside');
    expect(text).not.toContain('root:');
  });
});

describe('interface', () => {
  test('HT3 bodies are small JSON objects of the protocol; what is not is refused with a fault', async () => {
    const post = async (body: string | Buffer<ArrayBuffer>, path = '/api/login') => {
      const response = await fetch(hub.url + path, { method: 'POST', body });
      const answer: { fault?: { code: string } } = JSON.parse(await response.text());
      return [response.status, answer.fault?.code];
    };
    expect(await post('{')).toEqual([400, 'badRequest']);
    expect(await post('[]')).toEqual([400, 'badRequest']);
    expect(await post('{"login":"a","password":"b","more":1}')).toEqual([400, 'badRequest']);
    expect(await post('{"login":{"$ne":1},"password":"b"}')).toEqual([400, 'badRequest']);
    expect(await post(JSON.stringify({ login: 'x'.repeat(70_000), password: '' }))).toEqual([
      413,
      'tooLarge',
    ]);
    expect(await post('{}', '/api/nothing')).toEqual([404, 'notFound']);
    // Of a schema or not: what is no plain JSON is not looked at any further.
    const bad = ['{"login":"a","password":"\\ud83d"}', '{"a":'.repeat(13) + '1' + '}'.repeat(13)];
    for (const body of [
      ...bad,
      Buffer.from([0x22, 0xff, 0x22]),
      '\ufeff{}',
      '{"__proto__":{}}',
      'null',
      '7',
    ]) {
      expect(await post(body)).toEqual([400, 'badRequest']);
    }
    const wrongMethod = await fetch(`${hub.url}/api/login`);
    expect([wrongMethod.status, wrongMethod.headers.get('allow')]).toEqual([405, 'POST']);
    const put = await fetch(`${hub.url}/api/hub`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('HT3 a body that does not come is not waited for', async () => {
    const request = new IncomingMessage(new Socket());
    request.push('{');
    expect(await readBody(request, z.object({}), 20)).toMatchObject({ error: { code: 'badRequest' } });
    expect(request.destroyed).toBe(true);
  });

  test('HT2 every path is answered, also one that only begins like that of the sockets', async () => {
    for (const path of ['/socket.io', '/socket.iox']) expect((await raw(path)).status).toBe(404);
  });

  test('HT4 pages of listed origins may ask, and are told so; others may not', async () => {
    const listed = { Origin: 'https://listed.example.cn' };
    const preflight = await fetch(`${hub.url}/api/login`, { method: 'OPTIONS', headers: listed });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'https://listed.example.cn',
    ]);
    const asked = await fetch(`${hub.url}/api/hub`, { headers: listed });
    expect(asked.headers.get('access-control-allow-origin')).toBe('https://listed.example.cn');
    const other = await fetch(`${hub.url}/api/hub`, { headers: { Origin: 'https://evil.example.cn' } });
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect((await fetch(`${hub.url}/api/hub`)).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('HT3 routes match part by part', () => {
    const router = new Router().add('GET', '/a/:id/c', () => undefined);
    expect(router.match('GET', '/a/b/c')).toMatchObject({ kind: 'found', params: { id: 'b' } });
    expect(router.match('HEAD', '/a/b/c').kind).toBe('found');
    expect(router.match('POST', '/a/b/c')).toEqual({ kind: 'wrongMethod', allowed: ['GET', 'HEAD'] });
    for (const path of ['/a/b', '/a/b/c/', '/a/b/c/d', '/A/b/c'])
      expect(router.match('GET', path).kind).toBe('none');
  });
});
