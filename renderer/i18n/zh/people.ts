export const people = {
  title: '人员',
  heading: '案卷中的人员',
  scope:
    '这里列出您经手或参加的案卷中的人员。专家库（登记、随机抽取、回避单位）尚未启用，专家在案卷的“专家与回避”中添加。',
  none: '还没有人员',
  noneNote: '在案卷中添加专家和参会单位后，会列在这里。',
} as const;
