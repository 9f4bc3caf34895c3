import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Document } from '@tiptap/extension-document';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { DraftField as Field } from '#shared/protocol/joint-draft.ts';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { classes } from '#renderer/ui/classes.ts';
import type { DraftSession } from './draft-session.ts';
import styles from './DraftField.module.css';

/**
 * One text of the joint draft, typed in place by several people: it looks as it will be printed until it is
 * touched. `isOneLine` keeps a point in one paragraph.
 */
export function DraftField({
  session,
  field,
  label,
  placeholder = '',
  isIndented = false,
  isOneLine = false,
  me,
  onFocus,
  onKeyDown,
}: {
  readonly session: DraftSession;
  readonly field: Field;
  readonly label: string;
  readonly placeholder?: string;
  readonly isIndented?: boolean;
  readonly isOneLine?: boolean;
  readonly me: { readonly name: string; readonly color: string };
  readonly onFocus?: (() => void) | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
}): ReactNode {
  const isEmpty = (useWatched(session.texts).get(field) ?? '') === '';
  const focused = useRef(onFocus);
  useEffect(() => {
    focused.current = onFocus;
  });
  const editor = useEditor(
    {
      injectCSS: false,
      extensions: [
        Document,
        Paragraph,
        Text,
        Collaboration.configure({ document: session.link.doc, field }),
        CollaborationCaret.configure({ provider: session.carets, user: me, render: caret }),
      ],
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': isOneLine ? 'false' : 'true',
          'aria-label': label,
          spellcheck: 'false',
          class: classes(styles.text, isIndented && styles.indented),
        },
        handleKeyDown: (_view, event) => isOneLine && event.key === 'Enter' && !event.isComposing,
      },
      onFocus: () => focused.current?.(),
    },
    [session, field, label, me.name],
  );
  return (
    <div className={styles.field} onKeyDown={onKeyDown}>
      {isEmpty && placeholder !== '' && (
        <span aria-hidden className={classes(styles.placeholder, isIndented && styles.indented)}>
          {placeholder}
        </span>
      )}
      <EditorContent editor={editor} />
    </div>
  );
}

function caret({ name, color }: Record<string, unknown>): HTMLElement {
  const element = document.createElement('span');
  element.className = styles.caret ?? '';
  element.style.borderColor = String(color);
  const flag = document.createElement('span');
  flag.ariaHidden = 'true';
  flag.className = styles.flag ?? '';
  flag.style.background = String(color);
  flag.textContent = String(name);
  element.append(flag);
  return element;
}
