import type { AnchorKind, Rect } from '../../anchoring/anchor.ts';
import { boundingRect, tidyRect } from '../../anchoring/rects.ts';
import { packStrokes, type MarkPoint } from '../../anchoring/strokes.ts';
import type { CommentContent } from '../../domain/comment/comment.ts';
import { commentIdSchema, type CommentId, type MemberId, type VersionId } from '../../domain/ids.ts';
import { withoutCarriedLine } from './carried-words.ts';
import { kindOfSubject, wordsOf } from './comment-words.ts';
import type { ForeignAnnotation } from './read-xfdf.ts';
import { severityOfInk } from './severity-ink.ts';

/** What an imported comment could not keep of its mark. */
export type Misfit =
  /** The report has no such page: it stands on the report as a whole. */
  | 'noPage'
  /** The file says no place on the page, or one outside it: it stands on the page as a whole. */
  | 'noPlace'
  /** A drawing we keep as the box around it. */
  | 'boxed';

export interface PlannedComment {
  readonly commentId: CommentId;
  readonly kind: AnchorKind;
  readonly pageIndex: number;
  readonly rects: readonly Rect[];
  /** What was drawn, stroke by stroke. */
  readonly drawn: readonly (readonly MarkPoint[])[];
  readonly content: CommentContent;
  /** Who wrote it, as the file says. */
  readonly author: string;
  readonly misfit: Misfit | null;
  readonly isShortened: boolean;
}

export type LeftOut = {
  /** A review state or an answer to a comment that is here already; a mark that is no comment and has no words. */
  readonly reason: 'state' | 'answer' | 'noComment';
  readonly pageIndex: number | null;
  readonly kind: string;
  readonly contents: string;
};

/** Everything the file has, in one of three places: counts add up to what was read (EX7). */
export interface ImportPlan {
  readonly comments: readonly PlannedComment[];
  /** Comments the person can see already: written here, or imported before. */
  readonly known: number;
  readonly leftOut: readonly LeftOut[];
  /** Answers written into the comment they belong to. */
  readonly joined: number;
}

export interface ImportPlace {
  readonly memberId: MemberId;
  readonly versionId: VersionId;
  readonly pageCount: number;
  /** What is shown of a page that the file names. */
  readonly viewOf: (pageIndex: number) => Rect | null;
  /** Ids of the comments the person can see. */
  readonly seen: ReadonlySet<string>;
  readonly sha256Hex: (text: string) => string;
}

/** Kept as one text: a comment's concern may be no longer. */
const LONGEST_CONCERN = 8000;
const WITHOUT_WORDS = '（原批注没有文字）';
const ON_WORDS: Readonly<Record<string, AnchorKind>> = {
  highlight: 'text',
  underline: 'underline',
  squiggly: 'underline',
  strikeout: 'strikeOut',
};
/** Drawings we have too. */
const STROKED: Readonly<Record<string, 'polygon' | 'arrow' | 'ink'>> = {
  polygon: 'polygon',
  line: 'arrow',
  ink: 'ink',
  polyline: 'ink',
};
const POINTING: ReadonlySet<string> = new Set(['text', 'caret']);
const FRAMED: ReadonlySet<string> = new Set(['square', 'circle', 'freetext', 'redact']);

/**
 * What importing these annotations would do. The id of an imported comment follows from person, version and
 * the annotation's name, so the same file imported twice, or half and then whole, gives each comment once (EX7).
 */
export function planImport(annotations: readonly ForeignAnnotation[], place: ImportPlace): ImportPlan {
  const named = withIds(annotations, place);
  const isKnown = ({ annotation, commentId }: Named): boolean =>
    place.seen.has(annotation.name) || place.seen.has(commentId);
  const byName = new Map<string, Named>();
  for (const entry of named) {
    const { name } = entry.annotation;
    if (name !== '' && !byName.has(name)) byName.set(name, entry);
  }

  const leftOut: LeftOut[] = [];
  const answers = new Map<Named, string[]>();
  const own: Named[] = [];
  let joined = 0;
  let known = 0;
  for (const entry of named) {
    const { annotation } = entry;
    const leave = (reason: LeftOut['reason']): void => {
      const { pageIndex, kind, contents } = annotation;
      leftOut.push({ reason, pageIndex, kind, contents });
    };
    const root = rootOf(entry, byName);
    if (annotation.hasState) leave('state');
    else if (root !== entry) {
      if (isKnown(root)) leave('answer');
      else {
        joined++;
        if (annotation.contents === '') continue;
        const words = annotation.author === '' ? '回复：' : `${annotation.author}回复：`;
        answers.set(root, [...(answers.get(root) ?? []), words + annotation.contents]);
      }
    } else if (isKnown(entry)) known++;
    else if (annotation.contents === '' && !isMark(annotation.kind)) leave('noComment');
    else own.push(entry);
  }
  return {
    comments: own.map((entry) => planned(entry, answers.get(entry) ?? [], place)),
    known,
    leftOut,
    joined,
  };
}

interface Named {
  readonly annotation: ForeignAnnotation;
  readonly commentId: CommentId;
}

/** Annotations without a name, or with one that others of the file have too, are told apart by what they are and their turn. */
function withIds(
  annotations: readonly ForeignAnnotation[],
  { memberId, versionId, sha256Hex }: ImportPlace,
): readonly Named[] {
  const turns = new Map<string, number>();
  return annotations.map((annotation) => {
    const { name, kind, pageIndex, rect, contents } = annotation;
    const key = name === '' ? JSON.stringify([kind, pageIndex, rect, contents]) : name;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    const digest = sha256Hex(JSON.stringify([memberId, versionId, key, turn]));
    return { annotation, commentId: commentIdSchema.parse(`x-${digest.slice(0, 36)}`) };
  });
}

/** Answers to answers go this deep; what lies deeper, or answers itself, stands alone. */
const DEEPEST_ANSWER = 100;

/** What an answer belongs to in the end; itself for what answers nothing that is in the file. */
function rootOf(entry: Named, byName: ReadonlyMap<string, Named>): Named {
  let at = entry;
  for (let depth = 0; depth < DEEPEST_ANSWER; depth++) {
    const above = byName.get(at.annotation.inReplyTo);
    if (!above) return at;
    at = above;
  }
  return entry;
}

function isMark(kind: string): boolean {
  return (
    Object.hasOwn(ON_WORDS, kind) || Object.hasOwn(STROKED, kind) || POINTING.has(kind) || FRAMED.has(kind)
  );
}

function planned(
  { annotation, commentId }: Named,
  answers: readonly string[],
  place: ImportPlace,
): PlannedComment {
  const words = wordsOf(withoutCarriedLine(annotation.contents));
  const whole = [words.concern === '' ? WITHOUT_WORDS : words.concern, ...answers].join('\n');
  const kind = kindOfSubject(annotation.subject);
  const cut = (text: string): string => text.slice(0, LONGEST_CONCERN).toWellFormed().trim();
  return {
    ...placeOf(annotation, place),
    commentId,
    content: {
      category: kind.category ?? 'basis',
      severity: kind.severity ?? severityOfInk(annotation.colour) ?? 'suggestion',
      concern: cut(whole),
      basis: cut(words.basis),
      suggestion: cut(words.suggestion),
    },
    author: annotation.author,
    isShortened: [whole, words.basis, words.suggestion].some((text) => text.length > LONGEST_CONCERN),
  };
}

type Placed = Pick<PlannedComment, 'kind' | 'pageIndex' | 'rects' | 'drawn' | 'misfit'>;

function placeOf(annotation: ForeignAnnotation, { pageCount, viewOf }: ImportPlace): Placed {
  const { kind, pageIndex, quads, rect, strokes } = annotation;
  if (pageIndex === null || pageIndex >= pageCount) {
    return { kind: 'report', pageIndex: 0, rects: [], drawn: [], misfit: 'noPage' };
  }
  const nowhere: Placed = { kind: 'page', pageIndex, rects: [], drawn: [], misfit: 'noPlace' };
  const words = Object.hasOwn(ON_WORDS, kind) && quads.length > 0 ? ON_WORDS[kind] : undefined;
  const stroked = Object.hasOwn(STROKED, kind) ? STROKED[kind] : undefined;
  const drawn = stroked ? strokes : [];
  const packed = stroked ? packStrokes(stroked, drawn) : null;
  const rects = words ? quads : [packed?.rect ?? rect].filter((box) => box !== null);
  const box = boundingRect(rects);
  const view = viewOf(pageIndex);
  const numbers = [...rects.flat(), ...drawn.flat(2)];
  if (!box || !numbers.every(isCoordinate) || !view || !meets(box, view)) return nowhere;
  if (words) return { kind: words, pageIndex, rects: quads.map(tidyRect), drawn: [], misfit: null };
  if (stroked && packed) return { kind: stroked, pageIndex, rects: [packed.rect], drawn, misfit: null };
  if (stroked || FRAMED.has(kind) || Object.hasOwn(ON_WORDS, kind)) {
    const misfit = stroked || kind === 'circle' ? 'boxed' : null;
    return { kind: 'rect', pageIndex, rects: [tidyRect(box)], drawn: [], misfit };
  }
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return { kind: 'pin', pageIndex, rects: [tidyRect([x, y, x, y])], drawn: [], misfit: null };
}

function isCoordinate(value: number): boolean {
  return Math.abs(value) <= 100_000;
}

function meets(a: Rect, b: Rect): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
