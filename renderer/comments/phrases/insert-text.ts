export interface Inserted {
  readonly text: string;
  /** Where writing goes on. */
  readonly caret: number;
}

/** `added` in place of what is selected. */
export function insertText(text: string, start: number, end: number, added: string): Inserted {
  return { text: text.slice(0, start) + added + text.slice(end), caret: start + added.length };
}
