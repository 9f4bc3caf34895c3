import type { Comment } from '../../domain/comment/comment.ts';
import type { CommentId } from '../../domain/ids.ts';
import { foldForSearch } from '../fold-search.ts';
import { withArabicNumerals } from '../numerals.ts';
import { likenessOf, PairIndex, pairsOf, type Pairs } from './pair-index.ts';
import { isSamePlace, PlaceIndex } from './same-place.ts';

/** Why two comments are held to say the same: their place, a clause, their words. */
export type Likeness = 'place' | 'clause' | 'words';

/** What is looked at of a comment. */
export type Comparable = Pick<Comment, 'commentId' | 'no' | 'versionId' | 'anchor' | 'content'>;

/** Comments that say the same as the first of them, which has the lowest number. */
export interface SimilarGroup {
  readonly ids: readonly CommentId[];
  /** What any of them has in common with the first. */
  readonly because: readonly Likeness[];
}

/** Words alone: half of what is said is the same. */
const ALIKE = 0.5;
/** On top of a clause in common. */
const ALIKE_UNDER_CLAUSE = 0.2;
/** A handful of characters is alike by chance. */
const LEAST_PAIRS = 5;
const MOST_UNDER_CLAUSE = 64;

interface Head {
  readonly comment: Comparable;
  readonly pairs: Pairs;
  readonly ids: CommentId[];
  readonly because: Set<Likeness>;
}

/**
 * Comments that belong together, each in one group at most. Each is compared with the heads of groups alone, and
 * with few of those, so that the time grows with the number of comments. Yields now and then, for who runs it
 * beside a screen. Groups come in the order of their heads.
 */
export function* groupSimilar(
  comments: readonly Comparable[],
): Generator<undefined, readonly SimilarGroup[]> {
  const heads: Head[] = [];
  const [byWords, byPlace, byClause] = [new PairIndex(), new PlaceIndex(), new Map<string, number[]>()];
  for (const comment of [...comments].sort(inOrder)) {
    const pairs = pairsOf(wordsOf(comment));
    const clauses = clausesOf(comment);
    const near = new Set([
      ...byWords.near(pairs),
      ...byPlace.near(comment.versionId, comment.anchor),
      ...clauses.flatMap((clause) => byClause.get(clause) ?? []),
    ]);
    const found = nearest(
      comment,
      pairs,
      [...near].flatMap((id) => heads[id] ?? []),
    );
    if (found) {
      found.head.ids.push(comment.commentId);
      for (const likeness of found.because) found.head.because.add(likeness);
    } else {
      const id = heads.push({ comment, pairs, ids: [comment.commentId], because: new Set() }) - 1;
      byWords.add(pairs);
      byPlace.add(id, comment.versionId, comment.anchor);
      for (const clause of clauses) {
        const under = byClause.get(clause) ?? [];
        if (under.length < MOST_UNDER_CLAUSE) byClause.set(clause, [...under, id]);
      }
    }
    yield;
  }
  return heads
    .filter(({ ids }) => ids.length > 1)
    .map(({ ids, because }) => ({ ids, because: LIKENESSES.filter((likeness) => because.has(likeness)) }));
}

const LIKENESSES: readonly Likeness[] = ['place', 'clause', 'words'];

function inOrder(a: Comparable, b: Comparable): number {
  return a.no - b.no || (a.commentId < b.commentId ? -1 : 1);
}

/** The head with most in common, of equals the one with the lowest number. */
function nearest(
  comment: Comparable,
  pairs: Pairs,
  heads: readonly Head[],
): { readonly head: Head; readonly because: readonly Likeness[] } | null {
  let best: { head: Head; because: readonly Likeness[]; weight: number } | null = null;
  for (const head of heads) {
    const because = likenessesOf(comment, pairs, head.comment, head.pairs);
    const weight = because.length + likenessOf(pairs, head.pairs);
    const isBetter =
      !best ||
      weight > best.weight ||
      (weight === best.weight && inOrder(head.comment, best.head.comment) < 0);
    if (because.length > 0 && isBetter) best = { head, because, weight };
  }
  return best;
}

/** What two comments have in common, enough of it to be said together; else nothing. */
function likenessesOf(a: Comparable, pairsA: Pairs, b: Comparable, pairsB: Pairs): readonly Likeness[] {
  const words = likenessOf(pairsA, pairsB);
  const isLong = Math.min(pairsA.size, pairsB.size) >= LEAST_PAIRS;
  const clauses = new Set(clausesOf(b));
  const hasClause = clausesOf(a).some((clause) => clauses.has(clause));
  const isUnderOneHeading = a.anchor.section !== undefined && a.anchor.section === b.anchor.section;
  const because: Likeness[] = [];
  if (a.versionId === b.versionId && isSamePlace(a.anchor, b.anchor)) because.push('place');
  if (hasClause && (words >= ALIKE_UNDER_CLAUSE || isUnderOneHeading)) because.push('clause');
  if (words >= ALIKE && (isLong || because.length > 0)) because.push('words');
  return because;
}

function wordsOf({ content }: Comparable): string {
  return withArabicNumerals(foldForSearch(`${content.concern}\n${content.suggestion}`).text);
}

/** Of any edition: the same clause of a newer one asks the same. What was typed counts where nothing was picked. */
function clausesOf({ content: { clauses, basis } }: Comparable): readonly string[] {
  if (clauses) return clauses.map(({ number, clause, heading }) => `${number} ${clause} ${heading}`);
  const typed = foldForSearch(basis).text;
  return typed.length >= LEAST_BASIS ? [typed] : [];
}

const LEAST_BASIS = 6;
