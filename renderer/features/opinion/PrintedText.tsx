import type { ReactNode } from 'react';
import styles from './PrintedText.module.css';

/** Paragraphs as they are printed, the first line of each set in by two characters. */
export function PrintedText({ text, none }: { readonly text: string; readonly none?: string }): ReactNode {
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  if (paragraphs.length === 0) return none ? <p className={styles.none}>{none}</p> : null;
  return paragraphs.map((paragraph, index) => (
    <p key={index} className={styles.text}>
      {paragraph}
    </p>
  ));
}
