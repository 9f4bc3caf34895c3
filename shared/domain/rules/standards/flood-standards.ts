import type { Clause, Standard } from './standard.ts';

const COMPARED_ON = '2026-11-24';

/** Chapter by chapter; clause numbers are left to the reader of the standard. */
const POINTS: readonly (readonly [key: string, heading: string, point: string])[] = [
  ['background', '概述：项目由来与必要性', '为什么建、在河道的什么位置、立项和规划依据是否交代清楚。'],
  ['basis', '概述：评价依据', '引用的法规、标准、规划和批复是否现行有效，是否漏列主要依据。'],
  [
    'scope',
    '概述：评价范围与评价标准',
    '评价河段上下游边界、设计和校核防洪标准、高程与坐标系统是否说明并前后一致。',
  ],
  ['works', '基本情况：建设项目', '工程布置、结构尺寸、跨河阻水部分、占用河道范围是否与设计图一致。'],
  ['construction', '基本情况：施工方案', '围堰、便道、弃土、工期与汛期的关系，拆除清理的时限是否写明。'],
  ['river', '基本情况：河道与水文', '流域、河道断面、水文气象、地质和实测地形资料是否够用、够新。'],
  [
    'flood-works',
    '基本情况：现有水利工程及其他设施',
    '堤防、闸坝、险工、取排水口和第三方设施是否查清，现状防洪能力是否说明。',
  ],
  [
    'planning',
    '基本情况：水利规划与实施安排',
    '流域防洪、河道治理、岸线保护利用规划的要求是否列出并说明是否相符。',
  ],
  ['evolution', '河道演变：历史与近期', '平面、断面、深泓变化有无多年资料对比，演变原因是否分析。'],
  ['trend', '河道演变：趋势预测', '建设前后冲淤变化趋势的判断有没有依据。'],
  ['design-flood', '防洪评价计算：设计洪水', '洪水系列是否延长到近年，成果是否与已批规划或上下游成果协调。'],
  [
    'backwater',
    '防洪评价计算：壅水分析',
    '糙率、起算水位、阻水比的取值依据，最大壅水高度和壅水长度，各频率工况是否齐全。',
  ],
  [
    'scour',
    '防洪评价计算：冲刷与淤积',
    '一般冲刷、局部冲刷公式是否适用，床沙参数是否实测，与基础埋深是否比较。',
  ],
  ['regime', '防洪评价计算：河势影响', '流速、流向、主流线的变化，必要时有无数学模型或物理模型验证。'],
  [
    'dike',
    '防洪评价计算：堤防与岸坡稳定',
    '渗流、抗滑稳定的工况、断面和参数是否有代表性，安全系数是否满足。',
  ],
  [
    'standard-fit',
    '防洪综合评价：防洪标准与规划符合性',
    '项目自身防洪标准与河道标准是否相适应，与规划是否相符。',
  ],
  ['discharge', '防洪综合评价：对行洪安全的影响', '对行洪断面、水位、流态的影响结论是否由计算支持。'],
  ['stability', '防洪综合评价：对河势稳定的影响', '对上下游、左右岸河势的影响是否逐项评价。'],
  [
    'existing-works',
    '防洪综合评价：对防洪工程和水利设施的影响',
    '对堤防、护岸、闸坝及其管理运行的影响是否评价。',
  ],
  ['rescue', '防洪综合评价：对防汛抢险的影响', '防汛通道、抢险场地、水文测验是否受阻，净空是否够。'],
  [
    'third-party',
    '防洪综合评价：对第三人合法水事权益的影响',
    '取水、排水、码头、桥梁等权益人是否查明，协议是否齐全。',
  ],
  ['construction-flood', '防洪综合评价：施工期影响与度汛', '施工期壅水、度汛标准和度汛方案是否评价。'],
  [
    'remedy',
    '防治与补救措施',
    '每一项不利影响是否都有对应的措施，位置、规模、设计深度、投资和实施责任是否落实。',
  ],
  ['conclusion', '结论与建议', '结论是否明确，是否与前文计算一致，遗留问题和建议是否列出。'],
  [
    'drawings',
    '附图及附件',
    '位置图、平面布置图、断面图、流场图是否齐全、清晰、有比例尺和高程系统，批复与协议附件是否齐备。',
  ],
];

const clauses = (standard: string, successor: string | null): readonly Clause[] =>
  POINTS.map(([key, heading, point]) => ({
    id: `${standard}/${key}`,
    clause: '',
    heading,
    point,
    replacedBy: successor && `${successor}/${key}`,
  }));

export const FLOOD_STANDARDS: readonly Standard[] = [
  {
    id: 'slt808-2021',
    number: 'SL/T 808',
    edition: '2021',
    title: '河道管理范围内建设项目防洪评价报告编制导则',
    matters: ['floodControlEvaluation', 'floodImpactEvaluation'],
    validFrom: '2021',
    superseded: null,
    comparedOn: COMPARED_ON,
    clauses: clauses('slt808-2021', null),
  },
  {
    id: 'bjg109-2004',
    number: '办建管〔2004〕109号',
    edition: '',
    title: '河道管理范围内建设项目防洪评价报告编制导则（试行）',
    matters: ['floodControlEvaluation'],
    validFrom: '2004-07-28',
    superseded: { by: 'slt808-2021', from: '2021' },
    comparedOn: COMPARED_ON,
    clauses: clauses('bjg109-2004', 'slt808-2021'),
  },
];
