import { useCallback, useRef, type FocusEvent, type RefObject } from 'react';
import { insertText } from './insert-text.ts';

export interface WritingField {
  readonly onFocus: (event: FocusEvent) => void;
  /** What is selected there, else all of it. */
  readonly words: () => string;
  /** `set` gets the field's id and its new text. */
  readonly insert: (text: string, set: (id: string, text: string) => void) => void;
}

/** The field of a form one wrote in last: a phrase goes there, though a button has the focus meanwhile. */
export function useWritingField(form: RefObject<HTMLElement | null>): WritingField {
  const last = useRef<HTMLTextAreaElement | null>(null);
  const field = useCallback(() => {
    const isThere = last.current !== null && form.current?.contains(last.current) === true;
    return isThere ? last.current : (form.current?.querySelector('textarea') ?? null);
  }, [form]);
  const onFocus = useCallback(({ target }: FocusEvent) => {
    if (target instanceof HTMLTextAreaElement) last.current = target;
  }, []);
  const words = useCallback(() => {
    const element = field();
    if (!element) return '';
    const { value, selectionStart, selectionEnd } = element;
    return value.slice(selectionStart, selectionEnd).trim() || value;
  }, [field]);
  const insert = useCallback<WritingField['insert']>(
    (added, set) => {
      const element = field();
      if (!element) return;
      const { text, caret } = insertText(element.value, element.selectionStart, element.selectionEnd, added);
      if (element.maxLength >= 0 && text.length > element.maxLength) return;
      set(element.id, text);
      // Once the field has the words, writing goes on behind them.
      requestAnimationFrame(() => {
        element.focus({ preventScroll: true });
        element.setSelectionRange(caret, caret);
      });
    },
    [field],
  );
  return { onFocus, words, insert };
}
