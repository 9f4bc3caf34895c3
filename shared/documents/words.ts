import type { Category, Severity } from '../domain/comment/comment.ts';
import type { RecheckResult, ResponseStatus } from '../domain/revision/commands.ts';
import type { Conclusion } from '../domain/rules/matter-rule.ts';

/** The printed words of the field for the enums of the domain. Printed forms are Chinese in every interface language. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  mustFix: '必须修改',
  suggestion: '建议修改',
  question: '疑问',
  erratum: '勘误',
};

/** 意见类别 as printed, longer than on the screen. */
export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  basis: '依据与标准',
  data: '基础数据',
  model: '计算与模型',
  measures: '方案与措施',
  investment: '投资',
  drawings: '图件',
  annexes: '附件',
  wording: '文字',
};

export const CONCLUSION_WORDS: Readonly<Record<Conclusion, string>> = {
  pass: '通过',
  passAfterRevision: '修改后通过',
  notPass: '不通过',
  returnForRecompile: '退回重新编制',
};

export const RESPONSE_STATUS_WORDS: Readonly<Record<ResponseStatus, string>> = {
  adopted: '已修改',
  partlyAdopted: '部分采纳',
  notAdopted: '未采纳',
};

export const RECHECK_WORDS: Readonly<Record<RecheckResult, string>> = {
  implemented: '已落实',
  mostlyImplemented: '基本落实',
  notImplemented: '未落实',
};
