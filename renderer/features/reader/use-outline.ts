import { useEffect, useMemo, useState } from 'react';
import { flattenOutline, readHeadings, readOutline, type OutlineNode } from '#renderer/pdf/outline.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { Heading } from '#shared/anchoring/section.ts';

export interface OutlineState {
  /** Null while it is being read. */
  readonly nodes: readonly OutlineNode[] | null;
  readonly headings: readonly Heading[];
  /** Whether these are all headings there are. */
  readonly isRead: boolean;
}

const READING: OutlineState = { nodes: null, headings: [], isRead: false };

/** Reads the outline once the first page is on the screen, then where its headings stand. */
export function useOutline(document: PdfDocument, mayRead: boolean): OutlineState {
  const [state, setState] = useState<OutlineState>(READING);
  useEffect(() => {
    if (!mayRead) return undefined;
    const abort = new AbortController();
    void (async () => {
      const nodes = await readOutline(document);
      if (abort.signal.aborted) return;
      setState({ nodes, headings: [], isRead: false });
      const headings = await readHeadings(document, nodes, abort.signal);
      if (!abort.signal.aborted) setState({ nodes, headings, isRead: true });
    })();
    return () => {
      abort.abort();
      setState(READING);
    };
  }, [document, mayRead]);
  return state;
}

/** The node of the outline that names a section. */
export function useSectionKey(
  nodes: readonly OutlineNode[] | null,
  section: string | undefined,
): string | null {
  const flat = useMemo(() => flattenOutline(nodes ?? []), [nodes]);
  if (section === undefined) return null;
  return flat.findLast(({ title }) => title.slice(0, 200) === section)?.key ?? null;
}
