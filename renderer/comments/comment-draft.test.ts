import { expect, test } from 'vitest';
import { commentIdSchema } from '#shared/domain/ids.ts';
import { cite, STANDARDS } from '#shared/domain/rules/standards/clause-library.ts';
import { contentOf, draftListSchema, isBlank, newDraft } from './comment-draft.ts';

const [standard] = STANDARDS;
const [clause] = standard?.clauses ?? [];
const draft = newDraft(
  commentIdSchema.parse('comment-1'),
  { kind: 'page', pageIndex: 1, rects: [] },
  'question',
  1,
);

test('CL4 CD2: a picked clause is kept with the draft, and is no blank', () => {
  if (!standard || !clause) throw new Error('the library has clauses');
  const clauses = [cite(standard, clause)];
  const picked = { ...draft, content: { ...draft.content, clauses } };
  expect(isBlank(draft)).toBe(true);
  expect(isBlank(picked)).toBe(false);
  expect(draftListSchema.parse(JSON.parse(JSON.stringify([picked])))).toEqual([picked]);
  expect(contentOf({ ...picked, content: { ...picked.content, concern: '缺' } })).toMatchObject({ clauses });
});
