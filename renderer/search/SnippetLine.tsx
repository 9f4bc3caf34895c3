import type { ReactNode } from 'react';
import type { Snippet } from '#shared/search/found.ts';
import styles from './SnippetLine.module.css';

/** What was found, with the words around it. */
export function SnippetLine({ snippet }: { readonly snippet: Snippet }): ReactNode {
  return (
    <span className={styles.snippet}>
      {snippet.before}
      <mark>{snippet.match}</mark>
      {snippet.after}
    </span>
  );
}
