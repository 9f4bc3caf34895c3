/**
 * Verbs with which the points of a panel's opinion begin (存在问题与修改意见), in the order panels use them most:
 * short imperatives, so that a compiler reads at once what is asked.
 */
export const POINT_VERBS = ['复核', '补充', '完善', '核实', '明确', '细化', '说明', '修正'] as const;

/** Others that begin a point well, beside those offered. */
const ALSO = [
  '校核',
  '优化',
  '调整',
  '统一',
  '删除',
  '增加',
  '补绘',
  '加强',
  '落实',
  '论证',
  '进一步',
  '建议',
];

/** Whether a point says at once what is to be done. An empty one is not judged. */
export function beginsWithVerb(text: string): boolean {
  const words = text.trimStart();
  return words === '' || [...POINT_VERBS, ...ALSO].some((verb) => words.startsWith(verb));
}
