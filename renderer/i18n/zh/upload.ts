export const upload = {
  hashing: '正在计算校验值　{{name}}',
  sending: '正在上传　{{name}}',
  checking: '正在检查　{{name}}',
  amount: '{{done}} / {{total}}',
  refused: '没有收下《{{name}}》',
  refusedSafe: '服务器没有保留这份文件，其他内容不受影响。',
  findings: '文件已收下，请留意',
} as const;
