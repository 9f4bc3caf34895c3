import type { HttpPort } from '#shared/protocol/hub-calls.ts';

const TIMEOUT_MS = 20_000;

/** The hub's HTTP interface through the page's own `fetch`. The token travels in a header, never in a URL. */
export function fetchHttp(hubUrl: string): HttpPort {
  return {
    async send({ method, path, token, body }) {
      const response = await fetch(new URL(path, hubUrl), {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, body: jsonOrNull(await response.text()) };
    },
  };
}

function jsonOrNull(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
