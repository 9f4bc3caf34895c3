import type { Comment } from '#shared/domain/comment/comment.ts';

/** What a new point says first: what should be done, else what is wrong. */
export function pointText({ content }: Pick<Comment, 'content'>): string {
  return content.suggestion === '' ? content.concern : content.suggestion;
}
