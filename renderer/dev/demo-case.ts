import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { Command } from '#shared/domain/command.ts';
import { COMMITMENT_CLAUSES } from '#shared/domain/panel/commands.ts';
import type { Category, Severity } from '#shared/domain/comment/comment.ts';
import type {
  CommentId,
  DossierId,
  InquiryId,
  ItemId,
  MeetingId,
  MemberId,
  OpinionItemId,
  StepId,
  TurnId,
  VersionId,
} from '#shared/domain/ids.ts';
import { defaultAgenda } from '#shared/domain/meeting/default-agenda.ts';
import type { DevOptions } from './dev-options.ts';
import { FLOOD, PEOPLE, SOIL } from './demo-people.ts';
import { fakeFile, MemoryDossier } from './memory-dossier.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const MEETING = 'meeting-1' as MeetingId;

type At = DevOptions['at'];
const ORDER: readonly At[] = [
  'created',
  'acceptance',
  'panelForming',
  'notice',
  'preReview',
  'meeting',
  'deliberation',
  'opinion',
  'signing',
  'sealed',
  'revision',
  'recheck',
  'final',
  'issued',
  'archive',
];

const EXPERTS = [
  PEOPLE.expert,
  PEOPLE.chair,
  PEOPLE.expert2,
  PEOPLE.soil1,
  PEOPLE.soil2,
  PEOPLE.soil3,
] as const;

interface Remark {
  readonly by: MemberId;
  readonly itemId: ItemId;
  readonly page: number;
  readonly severity: Severity;
  readonly category: Category;
  readonly text: string;
}

const remark = (
  by: MemberId,
  itemId: ItemId,
  page: number,
  severity: Severity,
  category: Category,
  text: string,
): Remark => ({ by, itemId, page, severity, category, text });

const REMARKS: readonly Remark[] = [
  remark(
    PEOPLE.expert.memberId,
    FLOOD,
    42,
    'mustFix',
    'model',
    '复核设计洪水成果，补充50年一遇壅水计算过程及糙率取值依据。',
  ),
  remark(PEOPLE.expert2.memberId, FLOOD, 42, 'mustFix', 'model', '糙率分主槽、滩地取值，说明依据。'),
  remark(PEOPLE.chair.memberId, FLOOD, 68, 'mustFix', 'measures', '补充施工期度汛方案，明确围堰拆除时限。'),
  remark(PEOPLE.chair.memberId, FLOOD, 49, 'mustFix', 'model', '补充桥墩局部冲刷计算，复核承台埋深。'),
  remark(
    PEOPLE.expert.memberId,
    FLOOD,
    31,
    'question',
    'data',
    '设计洪水系列只到2012年，未延长至近年的理由是什么？',
  ),
  remark(PEOPLE.chair.memberId, FLOOD, 27, 'erratum', 'drawings', '图3.2-1比例尺与图签不一致，请校核。'),
  remark(
    PEOPLE.expert2.memberId,
    FLOOD,
    90,
    'suggestion',
    'drawings',
    '完善防治与补救措施图件，标注堤脚线和桥墩位置。',
  ),
  remark(
    PEOPLE.expert2.memberId,
    FLOOD,
    51,
    'question',
    'model',
    '渗流计算断面为何只取一处？右岸老堤填土不均，请说明代表性。',
  ),
  remark(PEOPLE.expert2.memberId, FLOOD, 45, 'suggestion', 'data', '糙率与上游东风桥实测洪痕率定值核对。'),
  remark(PEOPLE.soil1.memberId, SOIL, 31, 'mustFix', 'data', '核实土石方平衡，明确弃渣去向并补充接收协议。'),
  remark(PEOPLE.soil1.memberId, SOIL, 18, 'mustFix', 'data', '复核防治责任范围，补充临时堆土场面积。'),
  remark(PEOPLE.soil2.memberId, SOIL, 57, 'suggestion', 'measures', '细化表土剥离与回覆措施。'),
  remark(PEOPLE.soil3.memberId, SOIL, 88, 'question', 'investment', '校核水土保持补偿费计列。'),
];

/** An invented case, brought as far as `at` by the same commands people give; its last act is a minute old. */
export function demoCase(dossierId: DossierId, at: At, nowMs: number): MemoryDossier {
  const trial = play(dossierId, at, nowMs - 90 * DAY, nowMs);
  return play(dossierId, at, nowMs - (trial.endedAt - (nowMs - 90 * DAY)) - 60_000, nowMs).dossier;
}

function play(
  dossierId: DossierId,
  at: At,
  start: number,
  nowMs: number,
): { readonly dossier: MemoryDossier; readonly endedAt: number } {
  const dossier = new MemoryDossier(dossierId);
  const reaches = (stage: At): boolean => ORDER.indexOf(at) >= ORDER.indexOf(stage);
  const clerk = PEOPLE.clerk.memberId;
  let clock = start;
  const give = (by: MemberId | null, command: Command, afterMs = 20 * 60_000): void => {
    clock = Math.min(clock + afterMs, nowMs - 60_000);
    dossier.must(by, command, clock);
  };

  give(clerk, {
    type: 'dossier.create',
    secrecy: 'none',
    title: '平城区红卫桥、小南头断面水质提升工程',
    docNo: '平审评〔2026〕17号',
    projectCode: '2026-140213-76-01-000000',
    hostUnit: PEOPLE.clerk.unit,
    ownerUnit: PEOPLE.owner.unit,
    compilerUnit: PEOPLE.compiler.unit,
    items: [
      { itemId: FLOOD, matter: 'floodControlEvaluation', reportTitle: '防洪评价报告' },
      { itemId: SOIL, matter: 'soilWaterConservation', reportTitle: '水土保持方案报告书' },
    ],
    clerk: PEOPLE.clerk,
  });
  if (!reaches('acceptance')) return { dossier, endedAt: clock };

  const upload = (itemId: ItemId, no: number, kind: 'submissionDraft' | 'revisedDraft'): void => {
    const isFlood = itemId === FLOOD;
    give(kind === 'revisedDraft' ? PEOPLE.compiler.memberId : clerk, {
      type: 'report.addVersion',
      itemId,
      versionId: `version-${itemId}-${kind}-${no}` as VersionId,
      kind,
      file: fakeFile(
        `${isFlood ? '防洪评价报告' : '水土保持方案报告书'}${kind === 'revisedDraft' ? '（修改稿）' : '（送审稿）'}.pdf`,
        `${kind} ${no}`,
        isFlood ? 118 : 142,
        isFlood ? 48_444_211 : 64_801_532,
      ),
    });
  };
  upload(FLOOD, 1, 'submissionDraft');
  upload(SOIL, 1, 'submissionDraft');
  for (const person of [PEOPLE.leader, PEOPLE.owner, PEOPLE.compiler, PEOPLE.department]) {
    give(clerk, { type: 'member.add', seat: person });
    give(null, { type: 'member.join', memberId: person.memberId });
  }
  if (!reaches('panelForming')) return { dossier, endedAt: clock };

  give(clerk, { type: 'dossier.accept' }, DAY);
  EXPERTS.forEach((expert, index) => {
    give(clerk, { type: 'member.add', seat: expert });
    if (at === 'panelForming' && index > 3) return;
    give(null, { type: 'member.join', memberId: expert.memberId }, HOUR);
    if (at === 'panelForming' && index > 1) return;
    const isExplained = expert === PEOPLE.expert2;
    give(expert.memberId, {
      type: 'recusal.declare',
      conflict: false,
      statement: isExplained ? '三年前曾参加同一编制单位另一项目的咨询，与本项目无关。' : '',
    });
    if (at === 'panelForming' && index > 0) return;
    give(expert.memberId, { type: 'commitment.sign', clauses: COMMITMENT_CLAUSES });
  });
  if (!reaches('notice')) return { dossier, endedAt: clock };

  give(clerk, { type: 'panel.confirm' }, DAY);
  if (!reaches('preReview')) return { dossier, endedAt: clock };

  upload(FLOOD, 2, 'submissionDraft');
  upload(SOIL, 2, 'submissionDraft');
  const startsAt = meetingStart(nowMs);
  give(clerk, {
    type: 'meeting.schedule',
    meetingId: MEETING,
    title: '平城区红卫桥、小南头断面水质提升工程专家评审会',
    mode: 'videoReview',
    startsAt,
    endsAt: startsAt + 3 * HOUR,
    place: '政务服务中心 3 楼 2 号会议室',
    externalMeeting: '腾讯会议 428 016 337',
    itemIds: [FLOOD, SOIL],
    steps: defaultAgenda([FLOOD, SOIL], (index) => `step-${index}` as StepId),
  });
  give(clerk, { type: 'chair.nominate', itemId: FLOOD, memberId: PEOPLE.chair.memberId });
  give(PEOPLE.chair.memberId, { type: 'chair.consent', itemId: FLOOD });
  give(clerk, { type: 'chair.nominate', itemId: SOIL, memberId: PEOPLE.soil1.memberId });
  if (at !== 'preReview') give(PEOPLE.soil1.memberId, { type: 'chair.consent', itemId: SOIL });
  REMARKS.forEach((entry, index) => addRemark(give, dossier, entry, index));
  if (!reaches('meeting')) return { dossier, endedAt: clock };

  give(clerk, {
    type: 'comment.release',
    itemId: SOIL,
    commentIds: commentIds(SOIL).slice(0, 2),
  });
  give(clerk, { type: 'meeting.open', meetingId: MEETING }, 2 * DAY);
  const people = Object.values(PEOPLE);
  give(clerk, {
    type: 'meeting.admit',
    meetingId: MEETING,
    memberIds: people.map(({ memberId }) => memberId),
  });
  for (const person of people) {
    give(person.memberId, { type: 'meeting.signIn', meetingId: MEETING }, 30_000);
  }
  const steps = dossier.state.parties.meetings[MEETING]?.steps ?? [];
  const move = (index: number): void => {
    const step = steps[index];
    if (step) give(clerk, { type: 'meeting.moveStep', meetingId: MEETING, stepId: step.stepId }, 9 * 60_000);
  };
  for (const index of [1, 2]) move(index);
  for (const { memberId } of EXPERTS) {
    give(memberId, { type: 'meeting.answerRollCall', meetingId: MEETING, conflict: false, statement: '' });
  }
  for (const index of [3, 4, 5, 6]) move(index);
  talk(give, dossier);
  move(7);
  if (!reaches('deliberation')) return { dossier, endedAt: clock };

  const closed = steps.findIndex((step) => step.visibility === 'panel');
  move(closed);
  if (at === 'deliberation') return { dossier, endedAt: clock };

  draftOpinion(give, FLOOD);
  draftOpinion(give, SOIL);
  if (at === 'opinion') return { dossier, endedAt: clock };

  for (const itemId of [FLOOD, SOIL]) give(clerk, { type: 'opinion.freeze', itemId });
  const sign = (expert: MemberId, itemId: ItemId): void => {
    const document = dossier.state.panel.opinions[itemId]?.document;
    if (document) {
      give(expert, { type: 'opinion.sign', itemId, documentSha256: document.sha256, dissent: null });
    }
  };
  for (const expert of EXPERTS) {
    if (at === 'signing' && (expert === PEOPLE.expert || expert === PEOPLE.soil3)) continue;
    sign(expert.memberId, expert.itemIds[0] ?? FLOOD);
  }
  if (!reaches('sealed')) return { dossier, endedAt: clock };

  give(clerk, { type: 'meeting.close', meetingId: MEETING });
  if (!reaches('revision')) return { dossier, endedAt: clock };

  for (const itemId of [FLOOD, SOIL]) {
    const sealed = dossier.state.panel.opinions[itemId]?.sealed;
    if (sealed) give(clerk, { type: 'opinion.release', itemId, sealedSha256: sealed.sha256 });
  }
  const points = (itemId: ItemId): readonly { readonly opinionItemId: OpinionItemId }[] =>
    dossier.state.parties.items[itemId]?.published?.items ?? [];
  upload(FLOOD, 1, 'revisedDraft');
  for (const [itemId, gaps] of [
    [FLOOD, at === 'revision' ? 2 : 0],
    [SOIL, at === 'revision' ? 99 : 0],
  ] as const) {
    points(itemId)
      .slice(0, Math.max(0, points(itemId).length - gaps))
      .forEach(({ opinionItemId }, index) =>
        give(PEOPLE.compiler.memberId, {
          type: 'response.set',
          itemId,
          opinionItemId,
          content: {
            status: index === 3 ? 'partlyAdopted' : 'adopted',
            text: '已修改。补充取值依据及计算表，见修改稿相应章节。',
            oldPage: 'P42',
            newPages: 'P45～P48',
          },
        }),
      );
  }
  if (!reaches('recheck')) return { dossier, endedAt: clock };

  upload(SOIL, 1, 'revisedDraft');
  for (const itemId of [FLOOD, SOIL]) {
    give(PEOPLE.compiler.memberId, { type: 'response.submit', itemId });
  }
  for (const expert of EXPERTS) {
    const itemId = expert.itemIds[0] ?? FLOOD;
    if (at === 'recheck' && (expert === PEOPLE.expert || itemId === SOIL)) continue;
    for (const { opinionItemId } of points(itemId)) {
      clock = Math.min(clock + 60_000, nowMs - 60_000);
      dossier.give(
        expert.memberId,
        { type: 'recheck.mark', itemId, opinionItemId, result: 'implemented', remark: '' },
        clock,
      );
    }
  }
  if (!reaches('final')) return { dossier, endedAt: clock };

  const statement = '经复核，修改稿已按专家组意见修改完善，同意上报。';
  give(PEOPLE.chair.memberId, { type: 'recheck.conclude', itemId: FLOOD, statement });
  give(PEOPLE.soil1.memberId, { type: 'recheck.conclude', itemId: SOIL, statement });
  if (!reaches('issued')) return { dossier, endedAt: clock };
  for (const itemId of [FLOOD, SOIL]) give(clerk, { type: 'final.issue', itemId });
  if (!reaches('archive')) return { dossier, endedAt: clock };
  for (const itemId of [FLOOD, SOIL]) give(clerk, { type: 'item.archive', itemId });
  return { dossier, endedAt: clock };
}

/** What goes on in the room: pages led to, speeches, a question with its answer. */
function talk(give: Give, dossier: MemoryDossier): void {
  const { compiler, chair, expert } = PEOPLE;
  const versionId = dossier.state.parties.items[FLOOD]?.versions.at(-1)?.versionId;
  if (!versionId) return;
  const show = (presenter: MemberId, pageIndex: number): void =>
    give(
      null,
      {
        type: 'showing.record',
        meetingId: MEETING,
        shown: { presenter, page: { itemId: FLOOD, versionId, pageIndex } },
        from: dossier.updatedAt,
        deliberation: 0,
      },
      90_000,
    );
  const speak = (by: MemberId, no: number, kind: 'speech' | 'pointOfOrder'): void => {
    const turnId = `turn-${no}` as TurnId;
    const of = { meetingId: MEETING, turnId };
    give(by, { type: 'floor.raise', ...of, kind, topic: '', page: null, deliberation: 0 }, 20_000);
    give(chair.memberId, { type: 'floor.begin', ...of }, 10_000);
    give(chair.memberId, { type: 'floor.end', ...of }, 190_000);
  };
  for (const page of [11, 12, 41]) show(compiler.memberId, page);
  speak(compiler.memberId, 1, 'speech');
  speak(expert.memberId, 2, 'speech');
  const inquiryId = 'inquiry-1' as InquiryId;
  const page = { itemId: FLOOD, versionId, pageIndex: 41 };
  give(expert.memberId, {
    type: 'inquiry.ask',
    meetingId: MEETING,
    inquiryId,
    addressee: 'compiler',
    text: '糙率取值的依据是什么？与实测洪痕推算的结果相差多少？',
    page,
    deliberation: 0,
  });
  give(compiler.memberId, {
    type: 'inquiry.answer',
    meetingId: MEETING,
    inquiryId,
    text: '依据2016年洪痕调查反推，相差约3%。',
    promise: { text: '补充糙率取值依据及洪痕调查成果', dueDay: '2026-12-10' },
    page,
  });
  speak(chair.memberId, 3, 'pointOfOrder');
}

type Give = (by: MemberId | null, command: Command, afterMs?: number) => void;

function commentIds(itemId: ItemId): CommentId[] {
  return REMARKS.flatMap((entry, index) => (entry.itemId === itemId ? [commentId(index)] : []));
}

function commentId(index: number): CommentId {
  return `comment-${index}` as CommentId;
}

function addRemark(give: Give, dossier: MemoryDossier, entry: Remark, index: number): void {
  const version = dossier.state.parties.items[entry.itemId]?.versions.at(-1);
  if (!version) return;
  const anchor: Anchor = {
    kind: 'page',
    pageIndex: entry.page - 1,
    rects: [],
    section: '4.3 壅水分析计算',
  };
  const { by, itemId, category, severity, text } = entry;
  give(by, {
    type: 'comment.add',
    subject: { commentId: commentId(index), itemId, versionId: version.versionId, anchor },
    content: { category, severity, concern: text, basis: '', suggestion: '' },
  });
  give(by, { type: 'comment.share', commentIds: [commentId(index)] });
}

function draftOpinion(give: Give, itemId: ItemId): void {
  const clerk = PEOPLE.clerk.memberId;
  give(clerk, {
    type: 'opinion.setSection',
    itemId,
    section: 'overall',
    text: '《报告》编制依据充分，内容较全面，评价方法基本正确，结论基本可信，编制深度基本达到规程要求。',
  });
  REMARKS.forEach((entry, index) => {
    if (entry.itemId !== itemId) return;
    give(clerk, {
      type: 'opinion.addItem',
      itemId,
      opinionItemId: `point-${index}` as OpinionItemId,
      severity: entry.severity,
      text: entry.text,
      commentIds: [commentId(index)],
    });
  });
  give(clerk, {
    type: 'opinion.setConclusion',
    itemId,
    conclusion: 'passAfterRevision',
    wording: '《报告》经修改完善后可上报审批。',
    dueDay: '2026-12-15',
  });
}

/** Two in the afternoon of today, in Beijing. */
function meetingStart(nowMs: number): number {
  const midnight = Math.floor((nowMs + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
  return midnight + 14 * HOUR;
}
