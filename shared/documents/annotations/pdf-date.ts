const BEIJING_OFFSET_MS = 8 * 3_600_000;
const DATE = /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?/;

/** An instant as PDF writes it, in Beijing time: `D:20260428143205+08'00'`. */
export function pdfDate(atMs: number): string {
  const beijing = new Date(atMs + BEIJING_OFFSET_MS).toISOString();
  return `D:${beijing.slice(0, 19).replace(/\D/g, '')}+08'00'`;
}

/** Null for what is no date. A date without a zone is taken as Beijing's. */
export function parsePdfDate(text: string): number | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', utc, sign] = match;
  const atUtc = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(atUtc)) return null;
  if (utc) return atUtc;
  const offset = sign ? (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * 60_000 : BEIJING_OFFSET_MS;
  return sign === '-' ? atUtc + offset : atUtc - offset;
}
