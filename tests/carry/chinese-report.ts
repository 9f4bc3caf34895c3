import type { Random } from '../sim/random.ts';
import type { Atom } from './typeset.ts';

const SUBJECTS = [
  '工程河段',
  '主槽',
  '左岸滩地',
  '右岸堤防',
  '桥墩承台',
  '弃渣场',
  '施工围堰',
  '排水沟',
  '临时堆土场',
];
const ACTS = ['按', '参照', '结合', '根据'];
const BASES = ['实测断面', '历史洪水调查', '设计文件', '现行规范', '水文年鉴', '现场踏勘'];
const RESULTS = ['计算', '复核', '概化', '布设', '确定', '论证'];
const VALUES = ['糙率', '水位', '流量', '冲刷深度', '壅水高度', '防护长度', '土石方量', '投资'];
const UNITS = ['m', 'm3/s', '万元', 'hm2', '%'];
const SAME_EVERYWHERE = [
  '以上成果应符合现行国家标准和行业标准的有关规定，并经有资质的单位复核后方可用于下阶段设计。',
  '施工期应加强监测，发现异常情况及时上报主管部门并采取相应措施。',
  '本节内容详见附件及附图，不再赘述。',
];
const TABLE_HEAD = '序号断面名称桩号设计水位校核水位备注';

/** A report as it is written in this field, repeated paragraphs and tables with the same head included. */
export function chineseReport(chapters: number, random: Random): readonly Atom[] {
  const paragraphs: string[] = [];
  for (let chapter = 1; chapter <= chapters; chapter++) {
    paragraphs.push(`${chapter}${random.pick(VALUES)}与${random.pick(VALUES)}分析`);
    for (let section = 1; section <= 4; section++) {
      paragraphs.push(`${chapter}.${section}${random.pick(SUBJECTS)}${random.pick(RESULTS)}`);
      for (let count = random.between(2, 5); count > 0; count--) paragraphs.push(paragraph(random));
      if (random.chance(0.5)) paragraphs.push(random.pick(SAME_EVERYWHERE));
      if (random.chance(0.4)) paragraphs.push(...table(random));
    }
  }
  return [...paragraphs.join('')].map((character, origin) => ({ character, origin, isNew: false }));
}

function paragraph(random: Random): string {
  return Array.from({ length: random.between(2, 6) }, () => sentence(random)).join('');
}

function sentence(random: Random): string {
  const value = (random.below(100_000) / 100).toFixed(2);
  const { pick } = { pick: <T>(list: readonly T[]): T => random.pick(list) };
  return `${pick(SUBJECTS)}${pick(ACTS)}${pick(BASES)}${pick(RESULTS)}，${pick(VALUES)}取${value}${pick(UNITS)}，${pick(SUBJECTS)}的${pick(VALUES)}为${random.below(900)}${pick(UNITS)}。`;
}

function table(random: Random): readonly string[] {
  const rows = Array.from({ length: random.between(3, 9) }, (_, row) => {
    const level = (100 + random.below(900) / 100).toFixed(2);
    return `${row + 1}CS${row + 1}K0+${row}00${level}${level}无`;
  });
  return [TABLE_HEAD, ...rows];
}
