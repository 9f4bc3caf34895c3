import { useEffect, useState } from 'react';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { DWELL_MS, parsePages, printPages } from './read-pages.ts';

const NOTHING: ReadonlySet<number> = new Set();

/**
 * The pages of a file that this person has read, kept on this machine for them alone. `inView` are the pages in
 * front of them: those that stay there long enough, in a window that is seen, have been read. Null while it is not
 * known, and where nobody counts.
 */
export function useReadPages(
  sha256: string,
  pageCount: number,
  inView: readonly number[],
  isCounted: boolean,
): ReadonlySet<number> | null {
  const { scratch } = useClient();
  const key = `read-pages:${sha256}`;
  const [held, setHeld] = useState<{ readonly key: string; readonly read: ReadonlySet<number> } | null>(null);
  useEffect(() => {
    if (!isCounted) return undefined;
    let isCurrent = true;
    void scratch.load(key).then((stored) => {
      if (isCurrent) setHeld({ key, read: parsePages(stored, pageCount) });
    });
    return () => {
      isCurrent = false;
    };
  }, [scratch, key, pageCount, isCounted]);

  const read = held?.key === key && isCounted ? held.read : null;
  const fresh = read ? inView.filter((page) => !read.has(page)).join(',') : '';
  useEffect(() => {
    if (fresh === '') return undefined;
    let timer = 0;
    const keep = async (): Promise<void> => {
      // Another window may have read on meanwhile.
      const stored = parsePages(await scratch.load(key), pageCount);
      const all = new Set([...stored, ...fresh.split(',').map(Number)]);
      await scratch.save(key, printPages(all));
      setHeld((old) => ({ key, read: new Set([...(old?.key === key ? old.read : NOTHING), ...all]) }));
    };
    const begin = (): void => {
      window.clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = window.setTimeout(() => void keep(), DWELL_MS);
    };
    begin();
    document.addEventListener('visibilitychange', begin);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', begin);
    };
  }, [scratch, key, pageCount, fresh]);
  return read;
}
