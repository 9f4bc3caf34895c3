import { expect, test } from 'vitest';
import { tableGet } from '../../lib/table.ts';
import {
  CHAIR,
  CLERK,
  COMPILER,
  DEPARTMENT,
  EVERYONE,
  EXPERTS,
  FLOOD,
  LEADER,
  OWNER,
  commentId,
} from '../../testing/cast.ts';
import { addComment, pictureNamed, withPicture } from '../../testing/commands.ts';
import { aReview, type Review } from '../../testing/review.ts';
import { versionIdSchema, type MemberId } from '../ids.ts';
import { mayReadFile, readableFiles } from '../ledger/file-access.ts';
import { MOST_PICTURES } from '../picture-ref.ts';
import { commentContentSchema } from './comment.ts';
import { picturesBrought } from './pictures.ts';

const [, SECOND, THIRD] = EXPERTS;
const MINE = commentId('mine');
const plain = addComment(SECOND, MINE, FLOOD, versionIdSchema.parse('flood-draft-1'));
const add = withPicture(plain, 'section.png');
const [picture = pictureNamed('none')] = add.content.pictures;
const share = { type: 'comment.share', commentIds: [MINE] } as const;
const release = { type: 'comment.release', itemId: FLOOD, commentIds: [MINE] } as const;
const withdraw = { type: 'comment.withdraw', commentId: MINE } as const;
const edit = { type: 'comment.edit', commentId: MINE, content: plain.content } as const;
const written = (): Review => aReview().inPreReview().does(SECOND, add);
const readers = ({ state }: Review): readonly MemberId[] =>
  EVERYONE.filter((member) => mayReadFile(state, member, picture.sha256));

test('PC1: a comment names up to six still pictures, or none at all', () => {
  const { content } = add;
  const takes = (pictures: readonly unknown[]): boolean =>
    commentContentSchema.safeParse({ ...content, pictures }).success;
  const all = Array.from({ length: MOST_PICTURES }, (_, index) => pictureNamed(`${index}.png`));
  expect(takes(all)).toBe(true);
  expect(takes([...all, picture])).toBe(false);
  expect(takes([])).toBe(false);
  for (const odd of [
    { kind: 'svg' },
    { width: 0 },
    { height: 9_000 },
    { sizeBytes: 9_000_000 },
    { pages: 3 },
  ]) {
    expect(takes([{ ...picture, ...odd }])).toBe(false);
  }
});

test('PC2 LE6 L2: a picture is its author’s alone, then the panel’s, then the applicants’, as its comment is', () => {
  const review = written();
  expect(readers(review)).toEqual([SECOND]);
  review.does(SECOND, share);
  expect(tableGet(review.state.panel.comments, MINE)?.content.pictures).toEqual([picture]);
  expect(readers(review)).toEqual([CLERK, CHAIR, SECOND, THIRD]);
  review.does(CLERK, release);
  expect(tableGet(review.state.applicants.released, MINE)?.content.pictures).toEqual([picture]);
  expect(readers(review)).toEqual([CLERK, CHAIR, SECOND, THIRD, OWNER, COMPILER]);
  expect([DEPARTMENT, LEADER].flatMap((member) => readableFiles(review.state, member))).not.toContainEqual(
    picture,
  );
});

test('PC3: who deletes the private comment, or takes the picture out of it, ends the right to it', () => {
  expect(readers(written().does(SECOND, withdraw))).toEqual([]);
  expect(readers(written().does(SECOND, edit))).toEqual([]);
  expect(readers(written().does(SECOND, share, edit))).toEqual([]);
  // Struck out it stays readable with its words (CM5); what was released was released.
  expect(readers(written().does(SECOND, share, withdraw))).toEqual([CLERK, CHAIR, SECOND, THIRD]);
  const released = written().does(SECOND, share).does(CLERK, release).does(SECOND, edit);
  expect(readers(released)).toEqual([CLERK, OWNER, COMPILER]);
});

test('PC3: who is removed keeps the pictures of their own unsent comments, and none of the panel’s', () => {
  const shared = pictureNamed('shared.png');
  const other = { ...plain.subject, commentId: commentId('other') };
  const review = written()
    .does(THIRD, { ...plain, subject: other, content: { ...plain.content, pictures: [shared] } })
    .does(THIRD, { type: 'comment.share', commentIds: [other.commentId] });
  expect(mayReadFile(review.state, SECOND, shared.sha256)).toBe(true);
  review.does(CLERK, { type: 'member.remove', memberId: SECOND, reason: '' });
  expect(mayReadFile(review.state, SECOND, shared.sha256)).toBe(false);
  expect(readers(review)).toEqual([SECOND]);
});

test('PC4: a command brings the pictures that its author’s own comment does not name yet', () => {
  const { state } = written().does(SECOND, share);
  const other = pictureNamed('other.png');
  const both = { ...edit, content: { ...plain.content, pictures: [picture, other] } };
  expect(picturesBrought(state, SECOND, add)).toEqual([picture]);
  expect(picturesBrought(state, SECOND, both)).toEqual([other]);
  expect(picturesBrought(state, SECOND, edit)).toEqual([]);
  expect(picturesBrought(state, SECOND, share)).toEqual([]);
  const grown = { ...both, content: { ...plain.content, pictures: [{ ...picture, width: 641 }] } };
  expect(picturesBrought(state, SECOND, grown)).toHaveLength(1);
  // Whoever guesses at a comment of somebody else learns nothing of what it names (L2).
  expect(picturesBrought(state, THIRD, both)).toEqual([picture, other]);
});
