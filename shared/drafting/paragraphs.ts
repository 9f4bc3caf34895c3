import * as Y from 'yjs';

/**
 * A text of the opinion as Yjs and its editor hold it: a fragment of paragraphs, each with its words. Plain
 * text here and there has one paragraph a line; formatting and anything else that is no text is not read.
 */

/** Deeper than any paragraph goes; a stranger's update may nest without end. */
const DEEPEST = 4;

export function textIn(fragment: Y.XmlFragment): string {
  return fragment.toArray().map(wordsOf).join('\n').trim();
}

function wordsOf(node: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  return inline(node, DEEPEST);
}

function inline(node: unknown, depth: number): string {
  if (node instanceof Y.XmlText) return plain(node);
  if (!(node instanceof Y.XmlElement) || depth === 0) return '';
  if (node.nodeName === 'hardBreak') return '\n';
  return node
    .toArray()
    .map((child) => inline(child, depth - 1))
    .join('');
}

function plain(text: Y.XmlText): string {
  const delta: readonly { insert?: unknown }[] = text.toDelta();
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** Changes the fragment to say `text`, touching no more than differs: what others type elsewhere stays. */
export function writeText(fragment: Y.XmlFragment, text: string): void {
  const wanted = text.split('\n');
  const present = fragment.toArray().map(wordsOf);
  const head = sharedLength(present, wanted);
  const tail = sharedLength(present.slice(head).reverse(), wanted.slice(head).reverse());
  const oldCount = present.length - head - tail;
  const fresh = wanted.slice(head, wanted.length - tail);
  const only = fragment.get(head);
  const [line = ''] = fresh;
  if (oldCount === 1 && fresh.length === 1 && only instanceof Y.XmlElement && only.length === 1) {
    const words = only.get(0);
    if (words instanceof Y.XmlText) {
      rewrite(words, line);
      return;
    }
  }
  if (oldCount > 0) fragment.delete(head, oldCount);
  if (fresh.length > 0) fragment.insert(head, fresh.map(paragraph));
}

function rewrite(words: Y.XmlText, text: string): void {
  const before = plain(words);
  const head = sharedLength(before, text);
  const tail = sharedLength([...before.slice(head)].reverse(), [...text.slice(head)].reverse());
  const end = (value: string): number => value.length - lengthOfLast(value.slice(head), tail);
  words.delete(head, end(before) - head);
  words.insert(head, text.slice(head, end(text)));
}

/** UTF-16 length of the last `count` characters. */
function lengthOfLast(text: string, count: number): number {
  return count === 0 ? 0 : [...text].slice(-count).join('').length;
}

/** How long the beginning is that both share. Between the halves of one character there is no end. */
function sharedLength(a: ArrayLike<string>, b: ArrayLike<string>): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  const last = length > 0 ? a[length - 1] : undefined;
  return last !== undefined && /^[\uD800-\uDBFF]$/u.test(last) ? length - 1 : length;
}

function paragraph(line: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(line)]);
  return element;
}
