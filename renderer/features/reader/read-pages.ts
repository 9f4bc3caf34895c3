import type { Chapter } from '#shared/anchoring/chapters.ts';

/** A page that was in front of a person for so long has been read. */
export const DWELL_MS = 3000;

/** Text that cannot be read is no page read; pages past the end of the report neither. */
export function parsePages(text: string | null, pageCount: number): ReadonlySet<number> {
  const pages = new Set<number>();
  for (const part of (text ?? '').split(',')) {
    const match = /^(\d{1,6})(?:-(\d{1,6}))?$/u.exec(part);
    if (!match) continue;
    const to = Math.min(Number(match[2] ?? match[1]), pageCount - 1);
    for (let page = Number(match[1]); page <= to; page++) pages.add(page);
  }
  return pages;
}

/** `0-12,15`: pages from 0, runs of them as one. */
export function printPages(pages: ReadonlySet<number>): string {
  const runs: [number, number][] = [];
  for (const page of [...pages].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

/** The next page not read yet behind `from`, from the beginning again at the end; null when all are read. */
export function nextUnread(read: ReadonlySet<number>, from: number, pageCount: number): number | null {
  for (let step = 1; step <= pageCount; step++) {
    const page = (from + step) % pageCount;
    if (!read.has(page)) return page;
  }
  return null;
}

export function unreadIn({ from, to }: Pick<Chapter, 'from' | 'to'>, read: ReadonlySet<number>): number {
  let unread = 0;
  for (let page = from; page <= to; page++) if (!read.has(page)) unread++;
  return unread;
}

/** A fifth of a chapter may be left out: blank pages, tables one does not read. */
const LEFT_OUT = 0.2;

export function isChapterRead(chapter: Pick<Chapter, 'from' | 'to'>, read: ReadonlySet<number>): boolean {
  return unreadIn(chapter, read) <= LEFT_OUT * (chapter.to - chapter.from + 1);
}
