import type { Clause, Standard } from './standard.ts';

const COMPARED_ON = '2026-11-24';

const REFUSAL_GROUNDS: readonly (readonly [key: string, no: string, heading: string, point: string])[] = [
  [
    'goals',
    '一',
    '防治目标、防治责任范围不合理',
    '水土流失防治目标和防治责任范围是否合理，有没有漏划扰动区域。',
  ],
  [
    'spoil',
    '二',
    '弃渣综合利用与取土场、弃渣场',
    '弃渣有没有先调查能否综合利用；取土场、弃渣场的位置是否落实，选址是否合理。',
  ],
  [
    'topsoil',
    '三',
    '表土保护与措施体系',
    '表土剥离、堆存、回用是否说清；措施体系是否完整，措施配置是否合理。',
  ],
  [
    'key-areas',
    '四',
    '涉及重点预防区、重点治理区',
    '避不开重点预防区、重点治理区的，方案有没有优化，防治标准和措施等级有没有提高。',
  ],
  [
    'data',
    '五',
    '基础资料不实、重大缺陷遗漏',
    '地形、土石方、面积等基础资料是否真实；有没有影响结论的重大缺项。',
  ],
  ['other', '六', '其他不予许可的情形', '法律法规和技术标准另有不得许可规定的，写明是哪一条。'],
];

const order53: readonly Clause[] = REFUSAL_GROUNDS.map(([key, no, heading, point]) => ({
  id: `order53/${key}`,
  clause: `第十五条第${no}项`,
  heading,
  point,
  replacedBy: null,
}));

const clause = (id: string, no: string, heading: string, point: string): Clause => ({
  id,
  clause: no,
  heading,
  point,
  replacedBy: null,
});

const GB50433 = 'gb50433-2018';

export const SOIL_STANDARDS: readonly Standard[] = [
  {
    id: 'order53',
    number: '水利部令第53号',
    edition: '',
    title: '生产建设项目水土保持方案管理办法',
    matters: ['soilWaterConservation'],
    validFrom: '2023-03-01',
    superseded: null,
    comparedOn: COMPARED_ON,
    clauses: order53,
  },
  {
    id: GB50433,
    number: 'GB 50433',
    edition: '2018',
    title: '生产建设项目水土保持技术标准',
    matters: ['soilWaterConservation'],
    validFrom: '2019-04-01',
    superseded: null,
    comparedOn: COMPARED_ON,
    clauses: [
      clause(
        `${GB50433}/site`,
        '3.2',
        '项目约束性规定',
        '选址选线、取土场、弃渣场是否避开了不得设置的区域。',
      ),
      clause(`${GB50433}/survey`, '4.2', '调查和勘测', '弃渣场、取土场有没有现场调查和必要的勘测。'),
      clause(
        `${GB50433}/evaluation`,
        '4.3',
        '项目水土保持评价',
        '主体方案、土石方平衡、占地的评价是否有结论。',
      ),
      clause(
        `${GB50433}/range`,
        '4.4',
        '防治责任范围及防治分区',
        '责任范围面积与占地表是否一致，分区是否便于布设措施。',
      ),
      clause(`${GB50433}/forecast`, '4.5', '水土流失预测', '预测单元、时段、侵蚀模数的取值有没有依据。'),
      clause(
        `${GB50433}/measures`,
        '4.6',
        '水土保持措施布设',
        '工程、植物、临时措施是否成体系，数量与图是否一致。',
      ),
      clause(`${GB50433}/monitoring`, '4.7', '水土保持监测', '监测点位、频次、方法和监测时段是否明确。'),
      clause(`${GB50433}/topsoil`, '5.2', '表土保护措施', '表土资源量、剥离厚度、堆存防护和回覆去向。'),
      clause(`${GB50433}/retaining`, '5.3', '拦渣措施', '拦挡结构的级别、稳定计算和排水。'),
      clause(`${GB50433}/drainage`, '5.5', '截排水措施', '汇水面积、设计标准、断面和出口消能。'),
      clause(`${GB50433}/temporary`, '5.9', '临时防护措施', '临时拦挡、苫盖、排水沉沙是否覆盖全部施工时段。'),
    ],
  },
  {
    id: 'gb50433-2008',
    number: 'GB 50433',
    edition: '2008',
    title: '开发建设项目水土保持技术规范',
    matters: ['soilWaterConservation'],
    validFrom: '2008',
    superseded: { by: GB50433, from: '2019-04-01' },
    comparedOn: COMPARED_ON,
    clauses: [],
  },
  {
    id: 'gbt50434-2018',
    number: 'GB/T 50434',
    edition: '2018',
    title: '生产建设项目水土流失防治标准',
    matters: ['soilWaterConservation'],
    validFrom: '2019-04-01',
    superseded: null,
    comparedOn: COMPARED_ON,
    clauses: [
      clause('gbt50434-2018/grade', '', '防治标准等级', '防治标准的等级是否按项目所处区域定准。'),
      clause('gbt50434-2018/values', '', '防治指标值', '六项指标的目标值是否按类型区取用，修正有没有说明。'),
    ],
  },
  {
    id: 'gb50434-2008',
    number: 'GB 50434',
    edition: '2008',
    title: '开发建设项目水土流失防治标准',
    matters: ['soilWaterConservation'],
    validFrom: '2008',
    superseded: { by: 'gbt50434-2018', from: '2019-04-01' },
    comparedOn: COMPARED_ON,
    clauses: [
      {
        id: 'gb50434-2008/grade',
        clause: '',
        heading: '防治标准等级',
        point: '旧版的等级划分，已由新版代替。',
        replacedBy: 'gbt50434-2018/grade',
      },
      {
        id: 'gb50434-2008/values',
        clause: '',
        heading: '防治指标值',
        point: '旧版的指标值，已由新版代替。',
        replacedBy: 'gbt50434-2018/values',
      },
    ],
  },
];
