import { basisWords } from '../../domain/comment/cited-clause.ts';
import type { RecheckResult } from '../../domain/revision/commands.ts';
import { printedPages } from '../response-table.ts';
import { RECHECK_WORDS, RESPONSE_STATUS_WORDS } from '../words.ts';
import { carriedLine } from './carried-words.ts';
import { contentsOf, subjectOf } from './comment-words.ts';
import type { ExportedComment, PointAnswer } from './exported-comment.ts';
import { shapeOfAnchor, type MarkShape } from './mark-shape.ts';
import { inkOf } from './severity-ink.ts';

/** The review states other programs know. */
export type ReviewState = 'Accepted' | 'Rejected' | 'Cancelled' | 'Completed';

export interface ReplyFacts {
  readonly name: string;
  readonly author: string;
  readonly contents: string;
  readonly atMs: number;
}

/** A comment as a PDF annotation or an XFDF element says it; both are written from this and nothing else. */
export interface AnnotationFacts {
  readonly name: string;
  readonly pageIndex: number;
  readonly shape: MarkShape;
  /** The same mark on the pages it runs on over. */
  readonly continued: readonly {
    readonly name: string;
    readonly pageIndex: number;
    readonly shape: MarkShape;
  }[];
  readonly author: string;
  readonly subject: string;
  readonly contents: string;
  /** `#RRGGBB` */
  readonly colour: string;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
  /** Oldest first. */
  readonly replies: readonly ReplyFacts[];
  /** Where the comment has got to: the last recheck, or that it was withdrawn. */
  readonly review: {
    readonly name: string;
    readonly author: string;
    readonly state: ReviewState;
    readonly atMs: number;
  } | null;
}

const PANEL = '专家组';

const REVIEW_STATES: Readonly<Record<RecheckResult, ReviewState>> = {
  implemented: 'Completed',
  mostlyImplemented: 'Accepted',
  notImplemented: 'Rejected',
};

/**
 * Comments as annotations (EX2, EX3). `pageCount`: a comment whose page the file does not have becomes a note on
 * the first page, so that none is left out.
 */
export function annotationFacts(
  comments: readonly ExportedComment[],
  { pageCount, compilerUnit }: { readonly pageCount: number; readonly compilerUnit: string },
): readonly AnnotationFacts[] {
  const slots = new Map<number, number>();
  return comments.map((comment) => {
    const { anchor, content } = comment;
    const isOnPage = anchor.kind !== 'report' && anchor.pageIndex < pageCount;
    const pageIndex = isOnPage ? anchor.pageIndex : 0;
    const slot = slots.get(pageIndex) ?? 0;
    const shape: MarkShape = isOnPage ? shapeOfAnchor(anchor, slot) : { kind: 'corner', slot };
    if (shape.kind === 'corner') slots.set(pageIndex, slot + 1);
    return {
      name: comment.commentId,
      pageIndex,
      shape,
      continued: isOnPage ? continuedOn(comment, pageCount) : [],
      author: comment.author ?? PANEL,
      subject: subjectOf(content, comment.no, comment.carried !== null),
      contents: wordsIn(comment),
      colour: inkOf(anchor, content.severity),
      createdAtMs: comment.writtenAt,
      modifiedAtMs: comment.changedAt,
      replies: repliesTo(comment, compilerUnit),
      review: reviewOf(comment),
    };
  });
}

function wordsIn({ content, carried }: ExportedComment): string {
  const words = contentsOf({ ...content, basis: basisWords(content) });
  return carried ? `${words}\n${carriedLine(carried)}` : words;
}

/** Marks on words go on over page breaks; an annotation has one page. */
function continuedOn(
  { commentId, anchor }: ExportedComment,
  pageCount: number,
): AnnotationFacts['continued'] {
  return (anchor.nextPages ?? []).flatMap((rects, step) => {
    const pageIndex = anchor.pageIndex + 1 + step;
    if (rects.length === 0 || pageIndex >= pageCount) return [];
    const shape = shapeOfAnchor({ ...anchor, rects }, 0);
    return [{ name: `${commentId}.page${step + 2}`, pageIndex, shape }];
  });
}

function repliesTo({ commentId, answers }: ExportedComment, compilerUnit: string): readonly ReplyFacts[] {
  return answers.flatMap((answer) => {
    const name = `${commentId}.${answer.pointNo}.${answer.round}`;
    const reply: ReplyFacts = {
      name: `${name}.answer`,
      author: compilerUnit,
      contents: answerWords(answer),
      atMs: answer.answeredAt,
    };
    const { recheck } = answer;
    if (!recheck) return [reply];
    const contents = [`复核结果：${RECHECK_WORDS[recheck.result]}`, recheck.remark];
    return [
      reply,
      {
        name: `${name}.recheck`,
        author: PANEL,
        contents: contents.filter((line) => line !== '').join('\n'),
        atMs: recheck.at,
      },
    ];
  });
}

function answerWords({ pointNo, answer }: PointAnswer): string {
  const pages = answer.newPages === '' ? '' : `现页码：${printedPages(answer.newPages)}`;
  return [`修改情况（意见第${pointNo}条）：${RESPONSE_STATUS_WORDS[answer.status]}`, answer.text, pages]
    .filter((line) => line !== '')
    .join('\n');
}

/** Of several points the worst result stands: what is still open must show. */
function reviewOf({
  commentId,
  isWithdrawn,
  changedAt,
  author,
  answers,
}: ExportedComment): AnnotationFacts['review'] {
  const name = `${commentId}.state`;
  if (isWithdrawn) return { name, author: author ?? PANEL, state: 'Cancelled', atMs: changedAt };
  const lastRound = Math.max(...answers.map(({ round }) => round));
  const rechecks = answers.flatMap(({ round, recheck }) => (round === lastRound && recheck ? [recheck] : []));
  const worst = (['notImplemented', 'mostlyImplemented', 'implemented'] as const).find((result) =>
    rechecks.some((recheck) => recheck.result === result),
  );
  const [first] = rechecks;
  return worst && first ? { name, author: PANEL, state: REVIEW_STATES[worst], atMs: first.at } : null;
}
