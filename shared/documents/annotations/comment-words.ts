import {
  categorySchema,
  severitySchema,
  type Category,
  type CommentContent,
  type Severity,
} from '../../domain/comment/comment.ts';
import { pictureWords, withoutPictureWords } from '../picture-words.ts';
import { CATEGORY_WORDS, SEVERITY_WORDS } from '../words.ts';

const PARTS = [
  { label: '意见：', key: 'concern' },
  { label: '依据：', key: 'basis' },
  { label: '建议：', key: 'suggestion' },
] as const;

export type CommentWords = Pick<CommentContent, 'concern' | 'basis' | 'suggestion' | 'pictures'>;

/** A comment's words as one text for programs that know a single one: each part behind its label. */
export function contentsOf(words: CommentWords): string {
  return [
    ...PARTS.filter(({ key }) => words[key] !== '').map(({ label, key }) => label + words[key]),
    pictureWords(words),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** The parts of such a text again; a text without labels is the concern as a whole. */
export function wordsOf(contents: string): CommentWords {
  const words = { concern: '', basis: '', suggestion: '' };
  let key: keyof CommentWords = 'concern';
  for (const line of withoutPictureWords(contents.replace(/\r\n?/g, '\n')).split('\n')) {
    const part = PARTS.find(({ label }) => line.startsWith(label));
    if (part) key = part.key;
    const text = part ? line.slice(part.label.length) : line;
    words[key] = words[key] === '' ? text : `${words[key]}\n${text}`;
  }
  return {
    concern: words.concern.trim(),
    basis: words.basis.trim(),
    suggestion: words.suggestion.trim(),
  };
}

/** 必须修改 · 计算与模型 · 第12号 */
export function subjectOf(
  content: Pick<CommentContent, 'severity' | 'category'>,
  no: number,
  isCarried = false,
): string {
  const words = [SEVERITY_WORDS[content.severity], CATEGORY_WORDS[content.category]];
  if (no > 0) words.push(`第${no}号`);
  if (isCarried) words.push('沿用旧版定位');
  return words.join(' · ');
}

/** What a subject of ours says; null where another program wrote something else. */
export function kindOfSubject(subject: string): { severity: Severity | null; category: Category | null } {
  const words = subject.split('·').map((word) => word.trim());
  return {
    severity: severitySchema.options.find((key) => words.includes(SEVERITY_WORDS[key])) ?? null,
    category: categorySchema.options.find((key) => words.includes(CATEGORY_WORDS[key])) ?? null,
  };
}
