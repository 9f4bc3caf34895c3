/** The demo dossier as plain data: who, what, when, and what the panel makes of the comments. */
import { type ExpertKey, FLAWS, type Flaw, type ReportKey } from './flaws.ts';
import { RESPONSES, type ResponseRow } from './responses.ts';

export type PersonKey = ExpertKey | 'xuQing' | 'wenLan' | 'yaoZhen' | 'duanYiming' | 'quRiver';
export type Role =
  'clerk' | 'bureauLeader' | 'expert' | 'projectOwner' | 'compiler' | 'departmentRepresentative';

export interface Person {
  readonly key: PersonKey;
  readonly name: string;
  readonly tag: string;
  readonly role: Role;
  readonly roleLabel: string;
  readonly unit: string;
  readonly title: string;
  readonly specialty?: string;
  readonly report?: ReportKey;
  readonly chair?: boolean;
}

export const PROJECT = {
  docNo: '平审评〔2026〕17号',
  title: '平城区红卫桥、小南头断面水质提升工程',
  code: '2602-140213-17-01-518203',
  bureau: '平城区行政审批服务管理局',
  owner: '平城区水环境治理中心',
  compiler: '朔原水利咨询有限公司',
  designer: '云川市政设计研究院',
  secrecy: '非涉密',
} as const;

export const REVIEW_ITEMS = [
  {
    key: 'flood',
    matter: 'floodControlEvaluation',
    matterLabel: '河道管理范围内建设项目工程建设方案审批',
    title: '平城区红卫桥、小南头断面水质提升工程防洪评价报告',
    short: '防洪评价报告',
    draft: 'flood',
    revised: 'floodRevised',
    standard: 'SL/T 808—2021',
  },
  {
    key: 'soil',
    matter: 'soilWaterConservation',
    matterLabel: '生产建设项目水土保持方案审批',
    title: '平城区红卫桥、小南头断面水质提升工程水土保持方案报告书',
    short: '水土保持方案报告书',
    draft: 'soil',
    revised: 'soilRevised',
    standard: 'GB 50433—2018',
  },
] as const;

export const PEOPLE: readonly Person[] = [
  {
    key: 'xuQing',
    name: '许青',
    tag: '许青',
    role: 'clerk',
    roleLabel: '经办人',
    unit: PROJECT.bureau,
    title: '四级主任科员',
  },
  {
    key: 'wenLan',
    name: '温岚',
    tag: '温岚',
    role: 'bureauLeader',
    roleLabel: '分管领导',
    unit: PROJECT.bureau,
    title: '副局长',
  },
  {
    key: 'zhou',
    name: '周景川',
    tag: '景川',
    role: 'expert',
    roleLabel: '专家',
    unit: '云中水文水资源勘测分局（退休）',
    title: '正高级工程师',
    specialty: '水文',
    report: 'flood',
  },
  {
    key: 'meng',
    name: '孟书田',
    tag: '书田',
    role: 'expert',
    roleLabel: '专家',
    unit: '桑南水工设计咨询院',
    title: '正高级工程师',
    specialty: '水工',
    report: 'flood',
    chair: true,
  },
  {
    key: 'han',
    name: '韩立峰',
    tag: '立峰',
    role: 'expert',
    roleLabel: '专家',
    unit: '桑南河流域管理服务中心',
    title: '高级工程师',
    specialty: '河道防洪',
    report: 'flood',
  },
  {
    key: 'song',
    name: '宋秉文',
    tag: '秉文',
    role: 'expert',
    roleLabel: '专家',
    unit: '云中水土保持试验站',
    title: '正高级工程师',
    specialty: '水保工程',
    report: 'soil',
    chair: true,
  },
  {
    key: 'lin',
    name: '蔺素梅',
    tag: '素梅',
    role: 'expert',
    roleLabel: '专家',
    unit: '北原林业科学研究所',
    title: '研究员',
    specialty: '植物',
    report: 'soil',
  },
  {
    key: 'he',
    name: '贺存义',
    tag: '存义',
    role: 'expert',
    roleLabel: '专家',
    unit: '恒正工程造价咨询有限公司',
    title: '高级工程师',
    specialty: '技经',
    report: 'soil',
  },
  {
    key: 'yaoZhen',
    name: '姚振',
    tag: '姚振',
    role: 'projectOwner',
    roleLabel: '建设单位',
    unit: PROJECT.owner,
    title: '工程科科长',
  },
  {
    key: 'duanYiming',
    name: '段一鸣',
    tag: '一鸣',
    role: 'compiler',
    roleLabel: '编制单位',
    unit: PROJECT.compiler,
    title: '项目负责人、高级工程师',
  },
  {
    key: 'quRiver',
    name: '甄立功',
    tag: '立功',
    role: 'departmentRepresentative',
    roleLabel: '部门代表',
    unit: '平城区河道管理所',
    title: '副所长',
  },
];

export const DATES = {
  accepted: '2026-04-14',
  panelFormed: '2026-04-20',
  noticeSent: '2026-04-21',
  preReviewDue: '2026-04-28T12:00:00+08:00',
  meeting: '2026-04-28',
  revisionDue: '2026-05-15',
  recheckDue: '2026-05-22',
  finalDue: '2026-05-29',
} as const;

export interface AgendaStep {
  readonly no: number;
  readonly name: string;
  readonly start: string;
  readonly minutes: number;
  readonly speaker: string;
  readonly visibility: 'all' | 'experts' | 'clerk';
  readonly report?: ReportKey;
}

export const MEETING = {
  title: '平城区红卫桥、小南头断面水质提升工程专家评审会',
  start: '2026-04-28T14:00:00+08:00',
  end: '2026-04-28T17:00:00+08:00',
  mode: 'videoReview',
  modeLabel: '网络视频会审',
  host: 'xuQing' satisfies PersonKey,
  meetingNo: '428 016',
} as const;

export const AGENDA: readonly AgendaStep[] = [
  { no: 1, name: '会前调试', start: '13:30', minutes: 20, speaker: '经办人', visibility: 'all' },
  { no: 2, name: '签到、身份核验', start: '13:50', minutes: 10, speaker: '经办人', visibility: 'all' },
  {
    no: 3,
    name: '主持人开场，宣读纪律，询问回避',
    start: '14:00',
    minutes: 6,
    speaker: '主持人',
    visibility: 'all',
  },
  { no: 4, name: '推选专家组组长', start: '14:06', minutes: 4, speaker: '专家', visibility: 'all' },
  { no: 5, name: '建设单位介绍项目', start: '14:10', minutes: 5, speaker: '建设单位', visibility: 'all' },
  { no: 6, name: '现场踏勘影像', start: '14:15', minutes: 5, speaker: '编制单位', visibility: 'all' },
  {
    no: 7,
    name: '编制单位汇报',
    start: '14:20',
    minutes: 15,
    speaker: '编制单位',
    visibility: 'all',
    report: 'flood',
  },
  {
    no: 8,
    name: '专家质询—编制单位答疑',
    start: '14:35',
    minutes: 20,
    speaker: '专家、编制单位',
    visibility: 'all',
    report: 'flood',
  },
  {
    no: 9,
    name: '部门代表意见',
    start: '14:55',
    minutes: 5,
    speaker: '部门代表',
    visibility: 'all',
    report: 'flood',
  },
  {
    no: 10,
    name: '专家组闭门讨论',
    start: '15:00',
    minutes: 15,
    speaker: '专家组',
    visibility: 'experts',
    report: 'flood',
  },
  {
    no: 11,
    name: '形成专家组评审意见',
    start: '15:15',
    minutes: 10,
    speaker: '组长',
    visibility: 'experts',
    report: 'flood',
  },
  {
    no: 12,
    name: '宣读意见、表态',
    start: '15:25',
    minutes: 5,
    speaker: '组长',
    visibility: 'all',
    report: 'flood',
  },
  {
    no: 13,
    name: '专家签字',
    start: '15:30',
    minutes: 5,
    speaker: '专家',
    visibility: 'experts',
    report: 'flood',
  },
  {
    no: 7,
    name: '编制单位汇报',
    start: '15:35',
    minutes: 12,
    speaker: '编制单位',
    visibility: 'all',
    report: 'soil',
  },
  {
    no: 8,
    name: '专家质询—编制单位答疑',
    start: '15:47',
    minutes: 20,
    speaker: '专家、编制单位',
    visibility: 'all',
    report: 'soil',
  },
  {
    no: 9,
    name: '部门代表意见',
    start: '16:07',
    minutes: 5,
    speaker: '部门代表',
    visibility: 'all',
    report: 'soil',
  },
  {
    no: 10,
    name: '专家组闭门讨论',
    start: '16:12',
    minutes: 15,
    speaker: '专家组',
    visibility: 'experts',
    report: 'soil',
  },
  {
    no: 11,
    name: '形成专家组评审意见',
    start: '16:27',
    minutes: 10,
    speaker: '组长',
    visibility: 'experts',
    report: 'soil',
  },
  {
    no: 12,
    name: '宣读意见、表态',
    start: '16:37',
    minutes: 6,
    speaker: '组长',
    visibility: 'all',
    report: 'soil',
  },
  {
    no: 13,
    name: '专家签字',
    start: '16:43',
    minutes: 7,
    speaker: '专家',
    visibility: 'experts',
    report: 'soil',
  },
  { no: 14, name: '主持人总结、宣布结束', start: '16:50', minutes: 10, speaker: '主持人', visibility: 'all' },
];

export interface SampleComment {
  readonly flawId: string;
  readonly report: ReportKey;
  readonly author: ExpertKey;
  readonly chapter: string;
  readonly quote: string;
  readonly category: Flaw['category'];
  readonly severity: Flaw['severity'];
  readonly text: string;
  readonly basis: string;
  readonly suggestion: string;
}

export const COMMENTS: readonly SampleComment[] = FLAWS.map(({ id, concern, ...rest }) => ({
  flawId: id,
  text: concern,
  ...rest,
}));

export interface OpinionItem {
  readonly no: number;
  readonly report: ReportKey;
  readonly text: string;
  readonly severity: 'mustFix' | 'suggestion';
  readonly flawIds: readonly string[];
}

export const OPINION_ITEMS: readonly OpinionItem[] = [
  {
    no: 1,
    report: 'flood',
    severity: 'mustFix',
    text: '复核设计洪水成果，补充50年一遇壅水计算过程及糙率取值依据。',
    flawIds: ['A01', 'A03', 'A09'],
  },
  {
    no: 2,
    report: 'flood',
    severity: 'suggestion',
    text: '补充20年一遇和施工期围堰工况壅水计算。',
    flawIds: ['A02'],
  },
  {
    no: 3,
    report: 'flood',
    severity: 'mustFix',
    text: '补充施工期度汛方案，明确围堰拆除时限。',
    flawIds: ['A04'],
  },
  {
    no: 4,
    report: 'flood',
    severity: 'mustFix',
    text: '补充桥墩局部冲刷计算，复核系梁埋深。',
    flawIds: ['A07'],
  },
  {
    no: 5,
    report: 'flood',
    severity: 'suggestion',
    text: '细化堤防渗流与岸坡稳定分析，补充计算断面，复核右岸低洼段堤顶高程。',
    flawIds: ['A08', 'A13'],
  },
  {
    no: 6,
    report: 'flood',
    severity: 'suggestion',
    text: '复核第三人合法水事权益影响分析，补充协商意见。',
    flawIds: ['A11', 'A14'],
  },
  {
    no: 7,
    report: 'flood',
    severity: 'mustFix',
    text: '完善防治与补救措施，明确责任单位、实施时间并单独计列费用。',
    flawIds: ['A10'],
  },
  {
    no: 8,
    report: 'flood',
    severity: 'suggestion',
    text: '完善图件，标注堤脚线和桥墩位置，校核引用标准和图纸比例。',
    flawIds: ['A05', 'A06', 'A12'],
  },
  {
    no: 1,
    report: 'soil',
    severity: 'mustFix',
    text: '核实土石方平衡，明确弃渣去向并补充接收协议。',
    flawIds: ['B01', 'B10'],
  },
  {
    no: 2,
    report: 'soil',
    severity: 'mustFix',
    text: '复核防治责任范围，补充临时堆土场面积。',
    flawIds: ['B02'],
  },
  {
    no: 3,
    report: 'soil',
    severity: 'mustFix',
    text: '补充底泥脱水场的拦挡、排水、沉淀措施。',
    flawIds: ['B05'],
  },
  {
    no: 4,
    report: 'soil',
    severity: 'suggestion',
    text: '细化表土剥离与回覆措施，优化植物选种。',
    flawIds: ['B03', 'B06'],
  },
  {
    no: 5,
    report: 'soil',
    severity: 'suggestion',
    text: '补充土壤侵蚀模数类比分析，复核土壤流失量预测成果。',
    flawIds: ['B07'],
  },
  { no: 6, report: 'soil', severity: 'suggestion', text: '完善监测点位布设。', flawIds: ['B09'] },
  {
    no: 7,
    report: 'soil',
    severity: 'suggestion',
    text: '复核投资估算和水土保持补偿费计列。',
    flawIds: ['B04', 'B08'],
  },
];

export const CONCLUSION = { kind: 'passAfterRevision', wording: '经修改完善后可上报审批' } as const;

export const OVERVIEW: Readonly<Record<ReportKey, string>> = {
  flood:
    '工程位于朔平河平城区段红卫桥至小南头断面（K3+120～K4+320），主要建设内容为红卫桥拆除重建（4×40 m）、底泥清理800 m、生态护岸1260 m、滩地表流湿地1.60 hm²及补水管线。工程河段防洪标准为50年一遇，设计洪峰流量1260 m³/s。',
  soil: '工程为建设类项目，位于平城区朔平河红卫桥至小南头河段，总占地11.58 hm²，挖方11.19万m³，填方5.70万m³，弃方5.49万m³，总投资9862.40万元，计划2026年9月开工、2027年10月完工。水土流失防治执行西北黄土高原区建设类项目一级标准。',
};

export const OVERALL_ASSESSMENT: Readonly<Record<ReportKey, string>> = {
  flood:
    '《报告》编制依据充分，内容较全面，评价方法基本正确，结论基本可信，编制深度基本达到《河道管理范围内建设项目防洪评价报告编制导则》（SL/T 808—2021）的要求。',
  soil: '《方案》编制依据较充分，内容较全面，防治目标和防治分区基本合理，措施体系基本可行，编制深度基本达到《生产建设项目水土保持技术标准》（GB 50433—2018）的要求。',
};

export type RecheckResult = 'implemented' | 'mostlyImplemented' | 'notImplemented';

export interface RecheckMark {
  readonly flawId: string;
  readonly expert: ExpertKey;
  readonly result: RecheckResult;
  readonly remark: string;
}

const REMARKS: Readonly<Record<string, readonly [RecheckResult, string]>> = {
  A01: ['implemented', '率定资料可靠，误差在允许范围内。'],
  A03: ['implemented', '同意采用原成果，偏安全。'],
  A04: ['implemented', '拆除时限早于主汛期，可操作。'],
  A07: ['implemented', '计算正确，系梁已降低。'],
  A08: ['mostlyImplemented', '右岸已补，左岸请在施工图阶段落实。'],
  A09: ['implemented', '敏感性分析可以说明问题，同意不调整。'],
  A14: ['mostlyImplemented', '村级协议签订后报备。'],
  B01: ['implemented', '去向明确，协议齐全。'],
  B05: ['implemented', '措施到位，运行中注意余水检测。'],
  B09: ['mostlyImplemented', '可行，雨季对堆土场加密巡查。'],
};

export const RECHECK: readonly RecheckMark[] = FLAWS.map((flaw) => {
  const [result, remark] = REMARKS[flaw.id] ?? (['implemented', '已落实。'] as const);
  return { flawId: flaw.id, expert: flaw.author, result, remark };
});

export const CHAIR_STATEMENT: Readonly<Record<ReportKey, string>> = {
  flood: '修改后的《报告》已按专家组意见修改完善，同意上报审批。',
  soil: '修改后的《方案》已按专家组意见修改完善，同意上报审批。',
};

export const DOSSIER = {
  project: PROJECT,
  items: REVIEW_ITEMS,
  people: PEOPLE,
  dates: DATES,
  meeting: MEETING,
  agenda: AGENDA,
  comments: COMMENTS,
  opinionItems: OPINION_ITEMS,
  overview: OVERVIEW,
  overallAssessment: OVERALL_ASSESSMENT,
  conclusion: CONCLUSION,
  responses: RESPONSES satisfies readonly ResponseRow[],
  recheck: RECHECK,
  chairStatement: CHAIR_STATEMENT,
} as const;
