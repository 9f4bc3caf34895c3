import type { Severity } from '../domain/comment/comment.ts';
import type { RecheckResult, ResponseStatus } from '../domain/revision/commands.ts';
import { chineseDay, chineseDayAt } from './chinese-date.ts';
import { bracketedReportTitle } from './report-title.ts';
import { titleLines } from './title-lines.ts';
import { RECHECK_WORDS, RESPONSE_STATUS_WORDS, SEVERITY_WORDS } from './words.ts';

export interface ResponseRowFacts {
  readonly no: number;
  readonly severity: Severity;
  readonly opinionText: string;
  readonly status: ResponseStatus;
  readonly responseText: string;
  /** As typed: `42`, `P45～P48`; '' where there is none. */
  readonly oldPage: string;
  readonly newPages: string;
  /** null until someone has rechecked the point. */
  readonly recheckResult: RecheckResult | null;
  readonly remark: string;
}

export interface ResponseTableFacts {
  readonly docId: string;
  readonly projectName: string;
  readonly reportTitle: string;
  readonly projectOwner: string;
  readonly compilerUnit: string;
  /** Words for the two versions compared, such as `送审稿` and `报批稿（第2稿）`. */
  readonly oldVersion: string;
  readonly newVersion: string;
  readonly oldSha256: string;
  readonly newSha256: string;
  readonly reviewDay: string;
  readonly dueDay: string | null;
  readonly submittedAtMs: number;
  readonly recheckedAtMs: number | null;
  /** The chair's statement on the recheck; '' before it. */
  readonly statement: string;
  readonly rows: readonly ResponseRowFacts[];
  readonly verifyUrl: string;
  readonly madeAtMs: number;
}

export interface ResponseTableDocument {
  readonly kind: 'responseTable';
  readonly docId: string;
  readonly metadataTitle: string;
  readonly madeAtMs: number;
  readonly verifyUrl: string;
  readonly runningHead: string;
  readonly titleLines: readonly string[];
  readonly subtitle: string;
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly no: string;
    readonly severityWord: string;
    readonly opinion: readonly string[];
    readonly statusWord: string;
    readonly response: readonly string[];
    readonly oldPage: string;
    readonly newPages: string;
    readonly recheckWord: string;
    readonly remark: readonly string[];
  }[];
  readonly summary: string;
  readonly statement: readonly string[];
}

/** 修改说明（逐条回应对照表）as printed; a point nobody answered yet cannot get here (DOC7). */
export function responseTableDocument(facts: ResponseTableFacts): ResponseTableDocument {
  const title = bracketedReportTitle(facts.reportTitle);
  return {
    kind: 'responseTable',
    docId: facts.docId,
    metadataTitle: `${title}专家评审意见修改说明`,
    madeAtMs: facts.madeAtMs,
    verifyUrl: facts.verifyUrl,
    runningHead: title,
    titleLines: titleLines(`${title}专家评审意见修改说明`, 38),
    subtitle: '（逐条回应对照表）',
    meta: meta(facts),
    columns: ['序号', '类别', '专家意见', '修改情况', '修改说明', '原页码', '现页码', '复核结果', '备注'],
    rows: facts.rows.map((row) => ({
      no: String(row.no),
      severityWord: SEVERITY_WORDS[row.severity],
      opinion: lines(row.opinionText),
      statusWord: RESPONSE_STATUS_WORDS[row.status],
      response: lines(row.responseText),
      oldPage: printedPages(row.oldPage),
      newPages: printedPages(row.newPages),
      recheckWord: row.recheckResult === null ? '' : RECHECK_WORDS[row.recheckResult],
      remark: lines(row.remark),
    })),
    summary: summary(facts.rows),
    statement: lines(facts.statement),
  };
}

/** Bare numbers and ranges get the printed `P`: `42` is `P42`, `45-48` is `P45～P48`; anything else stays as typed. */
export function printedPages(pages: string): string {
  const trimmed = pages.trim();
  if (trimmed === '') return '—';
  const parts = trimmed.split(/[,，、]\s*/).map((part) => {
    const range = /^[Pp]?(\d+)\s*[-–—~～至]\s*[Pp]?(\d+)$/.exec(part.trim());
    if (range) return `P${range[1]}～P${range[2]}`;
    const single = /^[Pp]?(\d+)$/.exec(part.trim());
    return single ? `P${single[1]}` : part.trim();
  });
  return parts.join('、');
}

function meta(facts: ResponseTableFacts): ResponseTableDocument['meta'] {
  return [
    { label: '项目名称', value: facts.projectName },
    { label: '建设单位', value: facts.projectOwner },
    { label: '编制单位', value: facts.compilerUnit },
    { label: '评审日期', value: chineseDay(facts.reviewDay) },
    { label: '原稿', value: versionLine(facts.oldVersion, facts.oldSha256) },
    { label: '提交日期', value: chineseDayAt(facts.submittedAtMs) },
    { label: '修改稿', value: versionLine(facts.newVersion, facts.newSha256) },
    facts.recheckedAtMs === null
      ? { label: '修改期限', value: facts.dueDay === null ? '—' : chineseDay(facts.dueDay) }
      : { label: '复核日期', value: chineseDayAt(facts.recheckedAtMs) },
  ];
}

function versionLine(version: string, sha256: string): string {
  return sha256 === '' ? version : `${version}（SHA-256 ${sha256.slice(0, 16)}…）`;
}

function summary(rows: readonly ResponseRowFacts[]): string {
  const count = (status: ResponseStatus): number => rows.filter((row) => row.status === status).length;
  const rechecked = rows.filter((row) => row.recheckResult !== null);
  const results = (['implemented', 'mostlyImplemented', 'notImplemented'] as const)
    .map(
      (result) =>
        `${RECHECK_WORDS[result]}${rechecked.filter((row) => row.recheckResult === result).length}条`,
    )
    .join('，');
  const answers = (['adopted', 'partlyAdopted', 'notAdopted'] as const)
    .map((status) => `${RESPONSE_STATUS_WORDS[status]}${count(status)}条`)
    .join('，');
  return `共${rows.length}条意见：${answers}。${rechecked.length === 0 ? '' : `复核${rechecked.length}条：${results}。`}`;
}

function lines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
