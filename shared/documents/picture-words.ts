import type { CommentContent } from '../domain/comment/comment.ts';
import { picturesOf } from '../domain/comment/pictures.ts';

/** 附图2幅：断面.png、第 12 页截图.png — for forms that cannot show pictures; empty where there are none (EX12). */
export function pictureWords(content: Pick<CommentContent, 'pictures'>): string {
  const pictures = picturesOf(content);
  if (pictures.length === 0) return '';
  return `附图${pictures.length}幅：${pictures.map(({ name }) => name).join('、')}`;
}

const PICTURE_LINE = /\n附图\d幅：[^\n]+$/u;

/** The text without such a last line. */
export function withoutPictureWords(text: string): string {
  return text.replace(PICTURE_LINE, '');
}
