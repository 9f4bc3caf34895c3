import { openingParagraph, type OpeningFacts } from '../opening-paragraph.ts';
import type { PanelOpinionFacts } from '../panel-opinion.ts';
import type { ResponseTableFacts } from '../response-table.ts';

/** Sample facts for tests of documents: fictional units and people. */
const MEETING_END_MS = Date.UTC(2022, 3, 28, 6, 32, 40);
const HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function someOpeningFacts(changes: Partial<OpeningFacts> = {}): OpeningFacts {
  return {
    firstDay: '2022-04-28',
    lastDay: '2022-04-28',
    hostUnit: '河东区行政审批局',
    reportTitle: '十里河大桥工程防洪评价报告',
    reportStage: '送审稿',
    mode: 'video',
    place: '',
    attendingUnits: ['区水务局', '河东区城建投资有限公司', '并州水土工程咨询有限公司'],
    representativeCount: 12,
    expertCount: 3,
    siteLook: 'watched',
    compilerUnit: '并州水土工程咨询有限公司',
    presentingOwner: '',
    ...changes,
  };
}

export function someOpinionFacts(changes: Partial<PanelOpinionFacts> = {}): PanelOpinionFacts {
  return {
    docId: 'YP-2022-0012-A',
    revision: 2,
    projectName: '十里河大桥工程',
    reportTitle: '十里河大桥工程防洪评价报告',
    reportStage: '送审稿',
    reportSha256: HASH,
    opening: openingParagraph(someOpeningFacts()),
    overview: '工程位于河东区十里河下游，桥梁全长326m。',
    overall: '《报告》编制依据较充分，内容较全面，计算方法基本正确，结论基本可信。',
    points: [
      { no: 1, severity: 'mustFix', text: '复核设计洪水成果，补充50年一遇壅水计算过程及糙率取值依据。' },
      { no: 2, severity: 'mustFix', text: '补充施工期度汛方案，明确围堰拆除时限。' },
      { no: 3, severity: 'suggestion', text: '完善防治与补救措施图件，标注堤脚线和桥墩位置。' },
    ],
    conclusion: 'passAfterRevision',
    wording: '《报告》经修改完善后可上报审批。',
    dueDay: '2022-05-13',
    experts: [
      { name: '王桂兰', unit: '省水利设计院', title: '高级工程师', specialty: '水工结构', isChair: false },
      { name: '李守成', unit: '河东大学', title: '教授', specialty: '水文', isChair: true },
      {
        name: '欧阳建国',
        unit: '市河道管理中心',
        title: '高级工程师',
        specialty: '河道防洪',
        isChair: false,
      },
    ],
    dissents: [],
    frozenAtMs: MEETING_END_MS,
    verifyUrl: 'https://hub.example.cn/v/7Q2M-K9XD',
    signing: null,
    ...changes,
  };
}

export function someSealedFacts(changes: Partial<PanelOpinionFacts> = {}): PanelOpinionFacts {
  const facts = someOpinionFacts(changes);
  return {
    ...facts,
    signing: {
      signatures: facts.experts.map((expert, index) => ({
        name: expert.name,
        isChair: expert.isChair,
        signedAtMs: MEETING_END_MS + index * 60_000,
        documentSha256: HASH,
      })),
      deliberation: [{ openedAtMs: MEETING_END_MS - 3_600_000, closedAtMs: MEETING_END_MS - 600_000 }],
      sealedAtMs: MEETING_END_MS + 300_000,
      sealedBy: '河东区行政审批局',
    },
  };
}

export function someResponseFacts(
  rowCount: number,
  changes: Partial<ResponseTableFacts> = {},
): ResponseTableFacts {
  return {
    docId: 'YP-2022-0012-A-R1',
    projectName: '十里河大桥工程',
    reportTitle: '十里河大桥工程防洪评价报告',
    projectOwner: '河东区城建投资有限公司',
    compilerUnit: '并州水土工程咨询有限公司',
    oldVersion: '送审稿',
    newVersion: '报批稿（第2稿）',
    oldSha256: HASH,
    newSha256: HASH,
    reviewDay: '2022-04-28',
    dueDay: '2022-05-13',
    submittedAtMs: MEETING_END_MS + 86_400_000,
    recheckedAtMs: null,
    statement: '',
    rows: Array.from({ length: rowCount }, (_, index) => ({
      no: index + 1,
      severity: 'mustFix',
      opinionText: '补充壅水计算过程及糙率取值依据。',
      status: 'adopted',
      responseText: '已修改。补充糙率取值依据及壅水计算表。',
      oldPage: '42',
      newPages: '45-48',
      recheckResult: null,
      remark: '',
    })),
    verifyUrl: 'https://hub.example.cn/v/7Q2M-K9XE',
    madeAtMs: MEETING_END_MS + 86_400_000,
    ...changes,
  };
}
