import { basisWords } from '../domain/comment/cited-clause.ts';
import type { ItemId, MemberId } from '../domain/ids.ts';
import type { ResponseContent } from '../domain/revision/commands.ts';
import type { DossierState, ReviewItem } from '../domain/state.ts';
import { visibleState } from '../domain/view/visible.ts';
import type { ExportedComment } from './annotations/exported-comment.ts';
import { chineseDay, chineseDayAt } from './chinese-date.ts';
import { bracketedReportTitle } from './report-title.ts';
import { printedPages } from './response-table.ts';
import { sayableInXml } from './sayable-in-xml.ts';
import type { PictureRef } from '../domain/picture-ref.ts';
import { picturesOf } from '../domain/comment/pictures.ts';
import { pictureWords } from './picture-words.ts';
import { CATEGORY_WORDS, RECHECK_WORDS, RESPONSE_STATUS_WORDS, SEVERITY_WORDS } from './words.ts';

export interface TableColumn {
  readonly heading: string;
  /** Characters of Chinese type that stand side by side. */
  readonly width: number;
  readonly isCentred: boolean;
}

/** A table to go on working with in another program; the sealed one is the hub's (DOC7). */
export interface WorkingTable {
  readonly title: string;
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly columns: readonly TableColumn[];
  /** One text a column; lines of a text are ended by `\n`. */
  readonly rows: readonly (readonly string[])[];
  /** What stands under the text of one column, row by row, where the form can show it (EX12). */
  readonly pictures?: { readonly column: number; readonly byRow: readonly (readonly PictureRef[])[] };
  readonly summary: string;
  /** Labels of what is filled in by hand. */
  readonly signatures: readonly string[];
}

const CONCERN = '专家意见';

/** 专家意见汇总表 of comments on a report, as their reader may see them (EX9); withdrawn ones are left out. */
export function commentTable(
  state: DossierState,
  seen: readonly ExportedComment[],
  item: ReviewItem,
): WorkingTable {
  const comments = seen.filter(({ isWithdrawn }) => !isWithdrawn);
  const namesAuthors = comments.some(({ author }) => author !== null);
  const cells: readonly (TableColumn & {
    readonly cell: (comment: ExportedComment, index: number) => string;
  })[] = [
    { ...column('序号', 4, true), cell: (_comment, index) => String(index + 1) },
    { ...column('编号', 4, true), cell: ({ no }) => (no > 0 ? String(no) : '') },
    { ...column('页码', 5, true), cell: pageOf },
    { ...column('章节', 10), cell: ({ anchor }) => anchor.section ?? '' },
    { ...column('性质', 5, true), cell: ({ content }) => SEVERITY_WORDS[content.severity] },
    { ...column('类别', 6, true), cell: ({ content }) => CATEGORY_WORDS[content.category] },
    {
      ...column(CONCERN, 26),
      cell: ({ content }) => [content.concern, pictureWords(content)].filter(Boolean).join('\n'),
    },
    { ...column('依据', 14), cell: ({ content }) => basisWords(content) },
    { ...column('修改建议', 20), cell: ({ content }) => content.suggestion },
    ...(namesAuthors
      ? [{ ...column('专家', 6, true), cell: ({ author }: ExportedComment) => author ?? '' }]
      : []),
  ];
  return tidied({
    title: `${bracketedReportTitle(item.reportTitle)}专家意见汇总表`,
    meta: headOf(state, item),
    columns: cells.map(({ heading, width, isCentred }) => ({ heading, width, isCentred })),
    rows: comments.map((comment, index) => cells.map(({ cell }) => cell(comment, index))),
    pictures: {
      column: cells.findIndex(({ heading }) => heading === CONCERN),
      byRow: comments.map(({ content }) => picturesOf(content)),
    },
    summary: countWords(
      comments.length,
      comments.map(({ content }) => SEVERITY_WORDS[content.severity]),
    ),
    signatures: [],
  });
}

/** 专家意见采纳情况表（修改对照表）: every point of the published opinion, answered or not (EX10). */
export function answerTable(
  everything: DossierState,
  memberId: MemberId,
  item: ReviewItem,
): WorkingTable | null {
  const { published } = item;
  if (!published) return null;
  const state = visibleState(everything, memberId);
  const results = new Map(
    (item.rounds.findLast((round) => round.concluded)?.concluded?.rows ?? []).map((row) => [
      row.opinionItemId,
      row,
    ]),
  );
  const answers = published.items.map(({ opinionItemId }) => answerTo(state, item, opinionItemId));
  return tidied({
    title: `${bracketedReportTitle(item.reportTitle)}专家意见采纳情况表`,
    meta: [
      ...headOf(state, item),
      ...(published.dueDay ? [{ label: '修改期限', value: chineseDay(published.dueDay) }] : []),
    ],
    columns: [
      column('序号', 4, true),
      column('意见来源', 5, true),
      column('性质', 5, true),
      column('专家意见', 24),
      column('采纳情况', 5, true),
      column('修改说明', 24),
      column('原页码', 5, true),
      column('现页码', 6, true),
      column('附图附表号', 6),
      column('复核结果', 5, true),
      column('复核意见', 10),
    ],
    rows: published.items.map((point, index) => {
      const answer = answers[index];
      const result = results.get(point.opinionItemId);
      return [
        String(point.no),
        '专家组',
        SEVERITY_WORDS[point.severity],
        point.text,
        answer ? RESPONSE_STATUS_WORDS[answer.status] : '',
        answer?.text ?? '',
        answer ? printedPages(answer.oldPage) : '',
        answer ? printedPages(answer.newPages) : '',
        '',
        result ? RECHECK_WORDS[result.result] : '',
        result?.remark ?? '',
      ];
    }),
    summary: countWords(
      published.items.length,
      answers.map((answer) => (answer ? RESPONSE_STATUS_WORDS[answer.status] : '尚未答复')),
    ),
    signatures: ['编制人', '校核人', '建设单位（盖章）', '日期'],
  });
}

/** What its writers are at stands before what they handed in last. */
function answerTo(state: DossierState, item: ReviewItem, opinionItemId: string): ResponseContent | undefined {
  const drafts: Readonly<Record<string, ResponseContent>> = state.applicants.responses[item.itemId] ?? {};
  const draft = item.stage === 'revision' ? drafts[opinionItemId] : undefined;
  return draft ?? item.rounds.at(-1)?.rows.find((row) => row.opinionItemId === opinionItemId)?.content;
}

function headOf({ parties }: DossierState, item: ReviewItem): WorkingTable['meta'] {
  const { dossier } = parties;
  const opened = meetingOf(parties.meetings, item.itemId);
  return [
    { label: '项目名称', value: dossier?.title ?? '' },
    { label: '建设单位', value: dossier?.ownerUnit ?? '' },
    { label: '编制单位', value: dossier?.compilerUnit ?? '' },
    ...(opened === null ? [] : [{ label: '评审日期', value: chineseDayAt(opened) }]),
  ];
}

function meetingOf(meetings: DossierState['parties']['meetings'], itemId: ItemId): number | null {
  const opened = Object.values(meetings)
    .filter((meeting) => meeting.itemIds.includes(itemId))
    .flatMap(({ openedAt }) => openedAt ?? []);
  return opened.length > 0 ? Math.max(...opened) : null;
}

function pageOf({ anchor }: ExportedComment): string {
  return anchor.kind === 'report' ? '全文' : `P${anchor.pageIndex + 1}`;
}

function countWords(total: number, words: readonly string[]): string {
  const counts = [...Map.groupBy(words, (word) => word)].map(([word, all]) => `${word}${all.length}条`);
  return `共${total}条意见${counts.length > 0 ? `：${counts.join('，')}` : ''}。`;
}

function column(heading: string, width: number, isCentred = false): TableColumn {
  return { heading, width, isCentred };
}

/** Both kinds of file are XML inside. */
function tidied(table: WorkingTable): WorkingTable {
  const cellText = (text: string): string => sayableInXml(text.replace(/\r\n?|[\u2028\u2029]/g, '\n'));
  return {
    ...table,
    title: cellText(table.title),
    meta: table.meta.map(({ label, value }) => ({ label, value: cellText(value) })),
    rows: table.rows.map((row) => row.map(cellText)),
  };
}
