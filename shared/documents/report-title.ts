/** 送审稿 / 修改稿 / 报批稿: the stage word printed behind a report's title. */
export type ReportStage = '送审稿' | '修改稿' | '报批稿';

/**
 * The bare title: outer 《》 and a trailing stage word that a person typed along are taken off,
 * so that they are never printed twice.
 */
export function bareReportTitle(title: string): string {
  const trimmed = title.trim();
  const stage = /[（(](送审稿|修改稿|报批稿)[）)]$/;
  const unstaged = trimmed.replace(stage, '').trim();
  const unwrapped = /^《([^《》]*)》$/.exec(unstaged)?.[1] ?? unstaged;
  return unwrapped.replace(stage, '').trim();
}

/** `《…》`; 《》 inside the title become 〈〉, as GB/T 15834 asks. */
export function bracketedReportTitle(title: string): string {
  return `《${innerQuotes(bareReportTitle(title))}》`;
}

/** `《…》（送审稿）` for running text. */
export function quotedReportTitle(title: string, stage: ReportStage): string {
  return `${bracketedReportTitle(title)}（${stage}）`;
}

/** `《…（送审稿）》` for the head of a document. */
export function headReportTitle(title: string, stage: ReportStage): string {
  return `《${innerQuotes(bareReportTitle(title))}（${stage}）》`;
}

function innerQuotes(title: string): string {
  return title.replaceAll('《', '〈').replaceAll('》', '〉');
}
