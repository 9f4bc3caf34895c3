/** Words around the pages of a file inside a screen. */
export const pages = {
  page: '第 {{page}} 页',
  pagesOf: '{{name}}的页面',
  opening: '正在打开{{name}}',
  waitingForLink: '网络不稳，正在重试',
  retry: '重试',
  damagedPage: '第 {{page}} 页显示不出来',
  damagedPageNote: '这一页的数据有误，其他页不受影响。',
  slowPage: '第 {{page}} 页内容过于复杂',
  slowPageNote: '已停止绘制，其他页可以照常翻阅。',
  failed: {
    refused: '现在读不到这份文件',
    password: '这份文件设有密码，打不开',
    damaged: '这份文件没有打开',
  },
  failedSafe: '文件原件和已写的内容都不受影响。',
  failedTodo: '请检查网络后重试；仍不行请联系经办人。',
  stepper: '翻页',
  previousPage: '上一页',
  nextPage: '下一页',
  goToPage: '跳到第几页',
  openWhole: '看整页',
} as const;
