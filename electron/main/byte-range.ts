import type { Stretch } from '#shared/protocol/ipc/stretch.ts';

/** What a `Range` header asks of a file: a stretch (both ends inside), the whole, or what cannot be had. */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' };

/** RFC 9110 §14.2 for one range; several ranges, or a header that is none, ask for the whole. */
export function parseRange(header: string | null, sizeBytes: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/u.exec(header?.trim() ?? '');
  if (!match) return { kind: 'whole' };
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0
      ? { kind: 'unsatisfiable' }
      : { kind: 'part', start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== '' && Number(last) < start) return { kind: 'whole' };
  return start >= sizeBytes ? { kind: 'unsatisfiable' } : { kind: 'part', start, end };
}

/** What a `Range` header asks for by both its ends, which needs no knowledge of the file's size. */
export function stretchOf(header: string | null): Stretch | null {
  const [, start = '', end = ''] = /^bytes=(\d{1,15})-(\d{1,15})$/u.exec(header?.trim() ?? '') ?? [];
  return end !== '' && Number(start) <= Number(end) ? { start: Number(start), end: Number(end) } : null;
}
