import type { DossierId, ItemId, MemberId } from '#shared/domain/ids.ts';
import { STAGES, type Stage } from '#shared/domain/dossier/stage.ts';
import type { Matter } from '#shared/domain/rules/matter-rule.ts';
import { ruleFor } from '#shared/domain/rules/matter-rules.ts';
import type { DossierSummary } from '#shared/domain/view/summary.ts';

const DAY = 86_400_000;

interface Sketch {
  readonly title: string;
  readonly matters: readonly Matter[];
  readonly stage: Stage;
  readonly step: DossierSummary['nextStep']['kind'];
  readonly isMine: boolean;
  readonly count?: number;
  readonly dueInHours?: number;
  readonly people: readonly (readonly [string, boolean])[];
}

const SKETCHES: readonly Sketch[] = [
  {
    title: '北岳数据中心二期',
    matters: ['energySaving'],
    stage: 'acceptance',
    step: 'acceptDossier',
    isMine: true,
    dueInHours: 5,
    people: [['许青', false]],
  },
  {
    title: '御河东岸堤防加固及生态修复工程',
    matters: ['floodControlEvaluation'],
    stage: 'opinion',
    step: 'chaseSignatures',
    isMine: true,
    count: 2,
    people: [
      ['马广远', true],
      ['梁敬之', false],
    ],
  },
  {
    title: '马军营110千伏输变电工程',
    matters: ['soilWaterConservation'],
    stage: 'recheck',
    step: 'wait',
    isMine: false,
    people: [
      ['宋秉文', true],
      ['蔺素梅', false],
    ],
  },
  {
    title: '古店镇危险废物收集贮存项目',
    matters: ['environmentalImpact'],
    stage: 'revision',
    step: 'wait',
    isMine: false,
    dueInHours: 200,
    people: [
      ['白长庚', true],
      ['田玉珂', false],
    ],
  },
  {
    title: '水泊寺乡农村供水保障工程',
    matters: ['waterResources'],
    stage: 'panelForming',
    step: 'buildPanel',
    isMine: true,
    people: [
      ['许青', false],
      ['温岚', false],
    ],
  },
  {
    title: '口泉河支沟漫水桥改建工程',
    matters: ['floodImpactEvaluation'],
    stage: 'final',
    step: 'issueFinal',
    isMine: true,
    people: [
      ['陶若谷', true],
      ['温岚', false],
    ],
  },
  {
    title: '十里河湿地公园配套道路工程',
    matters: ['floodControlEvaluation', 'soilWaterConservation'],
    stage: 'archive',
    step: 'wait',
    isMine: false,
    people: [
      ['孟书田', true],
      ['温岚', false],
    ],
  },
];

/** Rows that fill the list; they cannot be opened. */
export function paddingRows(count: number, memberId: MemberId, nowMs: number): readonly DossierSummary[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const sketch = SKETCHES[index % SKETCHES.length] ?? SKETCHES[0];
    const round = Math.floor(index / SKETCHES.length);
    return row(sketch as Sketch, index, round, memberId, nowMs - index * 3_600_000, nowMs);
  });
}

function row(
  sketch: Sketch,
  index: number,
  round: number,
  memberId: MemberId,
  updatedAt: number,
  nowMs: number,
): DossierSummary {
  const at = STAGES.indexOf(sketch.stage);
  const acceptedAt = at > 0 ? nowMs - (6 + (index % 5)) * DAY : null;
  return {
    dossierId: `row-${index}` as DossierId,
    memberId,
    role: 'clerk',
    title: round === 0 ? sketch.title : `${sketch.title}（${round + 1} 标段）`,
    docNo: `平审评〔2026〕${18 + index}号`,
    ownerUnit: '平城区水务投资有限公司',
    compilerUnit: '朔原水利咨询有限公司',
    items: sketch.matters.map((matter, no) => ({
      itemId: `row-${index}-${no}` as ItemId,
      matter,
      reportTitle: matter,
      stage: sketch.stage,
      ruleId: ruleFor(matter, nowMs).id,
      conclusion: null,
    })),
    nextStep: {
      kind: sketch.step,
      isMine: sketch.isMine && round === 0,
      itemId: null,
      meetingId: null,
      count: sketch.count ?? 0,
      dueAt: sketch.dueInHours === undefined ? null : nowMs + sketch.dueInHours * 3_600_000,
    },
    clock: {
      acceptedAt,
      pausedAt: at > 0 && at < 8 ? acceptedAt : null,
      endedAt: at === 9 ? nowMs - DAY : null,
    },
    people: sketch.people.map(([name, isChair]) => ({ memberId: `p-${name}` as MemberId, name, isChair })),
    peopleCount: sketch.people.length + (index % 4),
    meeting: null,
    updatedAt,
  };
}
