export const search = {
  box: '搜索案卷、报告、意见',
  placeholder: '输入名称、单位、文号或意见中的文字',
  results: '搜索结果',
  start: '还没有可以搜索的案卷。',
  none: '没有找到。换一个词试试。',
  failed: '暂时无法搜索，请联网后重试。',
  kinds: { dossier: '案卷', report: '报告', comment: '意见' },
  commentPlace: '《{{report}}》第 {{page}} 页',
  scope: '意见在最近打开的案卷中查找。上下键选择，回车打开。',
} as const;
