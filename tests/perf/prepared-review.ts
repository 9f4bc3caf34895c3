import { COMMITMENT_CLAUSES } from '#shared/domain/panel/commands.ts';
import type { Command } from '#shared/domain/command.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import {
  commentIdSchema,
  dossierIdSchema,
  itemIdSchema,
  meetingIdSchema,
  memberIdSchema,
  sha256Schema,
  stepIdSchema,
  versionIdSchema,
  type CommentId,
  type MemberId,
} from '#shared/domain/ids.ts';
import type { Seat } from '#shared/domain/dossier/member.ts';

export const DOSSIER = dossierIdSchema.parse('bench-dossier');
export const ITEM = itemIdSchema.parse('bench-item');
export const VERSION = versionIdSchema.parse('bench-version');
export const CLERK = memberIdSchema.parse('bench-clerk');

export const MEETING = meetingIdSchema.parse('bench-meeting');
/** Steps that a meeting may come to whoever is there. */
export const STEPS = [stepIdSchema.parse('bench-step-1'), stepIdSchema.parse('bench-step-2')] as const;

export const REPORT: FileRef = {
  sha256: sha256Schema.parse('ab'.repeat(32)),
  sizeBytes: 1_000_000,
  name: '防洪评价报告（送审稿）.pdf',
  pages: 118,
};

export function expertId(index: number): MemberId {
  return memberIdSchema.parse(`bench-expert-${index}`);
}

function seat(memberId: MemberId, role: Seat['role'], name: string): Seat {
  return { memberId, role, name, unit: '测试单位', itemIds: [] };
}

export function createCommand(): Extract<Command, { type: 'dossier.create' }> {
  return {
    type: 'dossier.create',
    secrecy: 'none',
    title: '红卫桥断面水质提升工程',
    docNo: '平审评〔2026〕17号',
    projectCode: '',
    hostUnit: '平城区行政审批局',
    ownerUnit: '平城区水环境治理中心',
    compilerUnit: '朔原水利咨询有限公司',
    items: [{ itemId: ITEM, matter: 'floodControlEvaluation', reportTitle: '防洪评价报告' }],
    clerk: seat(CLERK, 'clerk', '许青'),
  };
}

export interface ReviewDriver {
  /** Gives a member's command; throws when it is refused. */
  act(memberId: MemberId, command: Command): Promise<void>;
  /** Makes an added seat a joined member. */
  join(memberId: MemberId): Promise<void>;
  /** The report's bytes, uploaded where there is a hub. */
  report(): Promise<FileRef>;
}

async function inPairs<T>(entries: readonly T[], work: (entry: T) => Promise<void>): Promise<void> {
  const queue = [...entries];
  const worker = async (): Promise<void> => {
    for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) await work(entry);
  };
  await Promise.all([worker(), worker()]);
}

/** Takes a fresh dossier (already created) to the pre-review with `experts` experts ready to comment. */
export async function prepareReview(driver: ReviewDriver, experts: number): Promise<void> {
  const file = await driver.report();
  await driver.act(CLERK, {
    type: 'report.addVersion',
    itemId: ITEM,
    versionId: VERSION,
    kind: 'submissionDraft',
    file,
  });
  await driver.act(CLERK, { type: 'dossier.accept' });
  const ids = Array.from({ length: experts }, (_, index) => expertId(index));
  for (const [index, memberId] of ids.entries())
    await driver.act(CLERK, { type: 'member.add', seat: seat(memberId, 'expert', `专家${index}`) });
  // Joining is mostly the hashing of passwords, which the hub does two at a time.
  await inPairs(ids, async (memberId) => {
    await driver.join(memberId);
    await driver.act(memberId, { type: 'recusal.declare', conflict: false, statement: '' });
    await driver.act(memberId, { type: 'commitment.sign', clauses: [...COMMITMENT_CLAUSES] });
  });
  await driver.act(CLERK, { type: 'panel.confirm' });
  await driver.act(CLERK, {
    type: 'meeting.schedule',
    meetingId: MEETING,
    title: '专家评审会',
    mode: 'videoReview',
    startsAt: 1_777_356_000_000,
    endsAt: 1_777_366_800_000,
    place: '',
    externalMeeting: '',
    itemIds: [ITEM],
    steps: [
      { stepId: STEPS[0], kind: 'opening', title: '开场', minutes: 5, visibility: 'all' },
      { stepId: STEPS[1], kind: 'closing', title: '散会', minutes: 5, visibility: 'all' },
    ],
  });
}

export function commentId(index: number): CommentId {
  return commentIdSchema.parse(`bench-comment-${index}`);
}

export function addComment(index: number): Extract<Command, { type: 'comment.add' }> {
  return {
    type: 'comment.add',
    subject: {
      commentId: commentId(index),
      itemId: ITEM,
      versionId: VERSION,
      anchor: {
        kind: 'text',
        pageIndex: index % REPORT.pages,
        rects: [[90, 500, 420, 516]],
        quote: {
          exact: '主槽糙率取0.028，滩地糙率取0.035',
          prefix: '断面按实测概化，',
          suffix: '，起算水位由',
        },
        section: '4.3 壅水分析计算',
      },
    },
    content: {
      category: 'model',
      severity: 'mustFix',
      concern: `第 ${index} 条：复核设计洪水成果，补充50年一遇壅水计算过程及糙率取值依据。`,
      basis: 'SL/T 808-2021 壅水分析计算',
      suggestion: '随表列出各工况流速和壅水长度。',
    },
  };
}

export function shareComment(index: number): Command {
  return { type: 'comment.share', commentIds: [commentId(index)] };
}
