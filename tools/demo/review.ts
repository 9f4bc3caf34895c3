import type { Command } from '#shared/domain/command.ts';
import { findComment } from '#shared/domain/comment/decide.ts';
import {
  commentIdSchema,
  meetingIdSchema,
  opinionItemIdSchema,
  stepIdSchema,
  versionIdSchema,
  type CommentId,
  type DossierId,
  type ItemId,
  type MeetingId,
  type OpinionItemId,
} from '#shared/domain/ids.ts';
import type { StepKind } from '#shared/domain/meeting/agenda.ts';
import { mayBeInRoom } from '#shared/domain/meeting/door.ts';
import { currentStep } from '#shared/domain/meeting/meeting.ts';
import { unansweredRollCall } from '#shared/domain/meeting/roll-call.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { COMMITMENT_CLAUSES } from '#shared/domain/panel/commands.ts';
import { raisersOf } from '#shared/domain/revision/decide.ts';
import { openingParagraph } from '#shared/documents/opening-paragraph.ts';
import {
  AGENDA,
  CHAIR_STATEMENT,
  CONCLUSION,
  DATES,
  MEETING,
  OPINION_ITEMS,
  OVERALL_ASSESSMENT,
  OVERVIEW,
  PEOPLE,
  PROJECT,
  RECHECK,
  REVIEW_ITEMS,
  type PersonKey,
} from '../sample/dossier.ts';
import { FLAWS, type ReportKey } from '../sample/flaws.ts';
import { RESPONSES, type ResponseStatus } from '../sample/responses.ts';
import type { SampleFile, SampleKey } from '../sample/build.ts';
import { chairOf, expertsOf, makeItems, makeSeats, memberOf, must, type Cast } from './cast.ts';
import { ReportText } from './locate.ts';
import { newId, Participant } from './participant.ts';

const REPORTS: readonly ReportKey[] = ['flood', 'soil'];

export interface ReviewOptions {
  readonly hubUrl: string;
  /** Signed in, with the duty of a clerk. */
  readonly clerk: Participant;
  readonly dossierId: DossierId;
  readonly samples: ReadonlyMap<SampleKey, SampleFile>;
  readonly password: string;
  readonly tell: (line: string) => void;
}

/**
 * The sample's review, act by act, given by its people through the hub's protocol. Each method takes the
 * dossier one stage on and may be the last one called.
 */
export class SampleReview {
  readonly #options: ReviewOptions;
  readonly #cast: Cast & { readonly people: Map<PersonKey, Participant> };
  readonly #versions = new Map<ReportKey, ReturnType<typeof versionIdSchema.parse>>();
  readonly #comments = new Map<string, CommentId>();
  readonly #points: {
    readonly report: ReportKey;
    readonly id: OpinionItemId;
    readonly flawIds: readonly string[];
  }[] = [];
  readonly #meetingId = meetingIdSchema.parse(newId());
  #steps: readonly {
    readonly stepId: ReturnType<typeof stepIdSchema.parse>;
    readonly kind: StepKind;
    readonly visibility: 'all' | 'panel';
  }[] = [];

  constructor(options: ReviewOptions) {
    const items = makeItems();
    this.#options = options;
    this.#cast = {
      clerk: options.clerk,
      people: new Map([['xuQing', options.clerk]]),
      seats: makeSeats(items),
      items,
    };
  }

  get cast(): Cast {
    return this.#cast;
  }

  get meetingId(): MeetingId {
    return this.#meetingId;
  }

  item(report: ReportKey): ItemId {
    return must(this.#cast.items, report);
  }

  person(key: PersonKey): Participant {
    return must(this.#cast.people, key);
  }

  async #act(key: PersonKey, command: Command): Promise<void> {
    await this.person(key).submit(this.#options.dossierId, command);
  }

  async intake(): Promise<void> {
    const { clerk, dossierId, samples, tell } = this.#options;
    tell('立案，上传两份报告');
    await clerk.reserveAndCreate(dossierId, {
      type: 'dossier.create',
      secrecy: 'none',
      title: PROJECT.title,
      docNo: PROJECT.docNo,
      projectCode: PROJECT.code,
      hostUnit: PROJECT.bureau,
      ownerUnit: PROJECT.owner,
      compilerUnit: PROJECT.compiler,
      items: REVIEW_ITEMS.map((item) => ({
        itemId: this.item(item.key),
        matter: item.matter,
        reportTitle: item.short,
      })),
      clerk: must(this.#cast.seats, 'xuQing'),
    });
    for (const { key, draft } of REVIEW_ITEMS)
      await this.#upload('xuQing', key, must(samples, draft), 'submissionDraft');
    await this.#act('xuQing', { type: 'dossier.accept' });
  }

  async #upload(
    who: PersonKey,
    report: ReportKey,
    sample: SampleFile,
    kind: 'submissionDraft' | 'revisedDraft',
  ): Promise<void> {
    const file = await this.person(who).upload(this.#options.dossierId, sample.path, sample.fileName);
    const versionId = versionIdSchema.parse(newId());
    this.#versions.set(report, versionId);
    await this.#act(who, { type: 'report.addVersion', itemId: this.item(report), versionId, kind, file });
  }

  async formPanel(): Promise<void> {
    const { hubUrl, clerk, dossierId, password, tell } = this.#options;
    tell('邀请 6 位专家、建设单位、编制单位、部门代表和分管领导');
    for (const person of PEOPLE) {
      if (person.key === 'xuQing') continue;
      await this.#act('xuQing', { type: 'member.add', seat: must(this.#cast.seats, person.key) });
      const invitation = await clerk.api.invite(dossierId, memberOf(this.#cast, person.key));
      if (!invitation.ok) throw new Error(`no invitation: ${invitation.error.code}`);
      const participant = new Participant(hubUrl);
      const redeemed = await participant.api.redeem({
        code: invitation.value.code,
        login: person.name,
        password,
      });
      if (!redeemed.ok)
        throw new Error(`invitation refused: ${redeemed.error.code} ${redeemed.error.message}`);
      await participant.enter(redeemed.value);
      this.#cast.people.set(person.key, participant);
      await participant.open(dossierId);
    }
    for (const report of REPORTS) {
      for (const key of expertsOf(report)) {
        await this.#act(key, { type: 'recusal.declare', conflict: false, statement: '' });
        await this.#act(key, { type: 'commitment.sign', clauses: [...COMMITMENT_CLAUSES] });
      }
    }
    await this.#seen(
      'xuQing',
      (state) => Object.keys(state.panel.commitments).length === 6,
      'all commitments',
    );
    await this.#act('xuQing', { type: 'panel.confirm' });
  }

  async #seen(key: PersonKey, holds: Parameters<Participant['until']>[1], what: string): Promise<void> {
    await this.person(key).until(this.#options.dossierId, holds, what);
  }

  async schedule(startsAt = Date.parse(MEETING.start), endsAt = Date.parse(MEETING.end)): Promise<void> {
    this.#options.tell('发出会议通知');
    const steps = AGENDA.map((step) => ({
      stepId: stepIdSchema.parse(newId()),
      kind: STEP_KINDS[step.no] ?? 'closing',
      title: step.name,
      minutes: step.minutes,
      visibility: step.visibility === 'all' ? ('all' as const) : ('panel' as const),
      ...(step.report && { itemId: this.item(step.report) }),
    }));
    this.#steps = steps;
    await this.#act('xuQing', {
      type: 'meeting.schedule',
      meetingId: this.#meetingId,
      title: MEETING.title,
      mode: MEETING.mode,
      startsAt,
      endsAt,
      place: '',
      externalMeeting: MEETING.meetingNo,
      itemIds: REPORTS.map((report) => this.item(report)),
      steps,
    });
  }

  /** Experts write; those named in `keepPrivate` are not handed to the panel yet. */
  async comment(keepPrivate: ReadonlySet<string> = new Set()): Promise<void> {
    const { samples, dossierId, tell } = this.#options;
    tell(`专家预审，写 ${FLAWS.length} 条意见`);
    const texts = new Map<ReportKey, ReportText>();
    for (const report of REPORTS) texts.set(report, await ReportText.read(must(samples, report).path));
    for (const flaw of FLAWS) {
      const commentId = commentIdSchema.parse(newId());
      this.#comments.set(flaw.id, commentId);
      const author = this.person(flaw.author);
      await author.until(
        dossierId,
        (state) => state.parties.items[this.item(flaw.report)]?.stage === 'preReview',
        'pre-review',
      );
      await author.submit(dossierId, {
        type: 'comment.add',
        subject: {
          commentId,
          itemId: this.item(flaw.report),
          versionId: must(this.#versions, flaw.report),
          anchor: must(texts, flaw.report).anchor(flaw.quote, flaw.chapter),
        },
        content: {
          category: flaw.category,
          severity: flaw.severity,
          concern: flaw.concern,
          basis: flaw.basis,
          suggestion: flaw.suggestion,
        },
      });
      if (!keepPrivate.has(flaw.id))
        await author.submit(dossierId, { type: 'comment.share', commentIds: [commentId] });
    }
  }

  async appointChairs(): Promise<void> {
    for (const report of REPORTS) {
      const chair = chairOf(report);
      const itemId = this.item(report);
      await this.#act('xuQing', { type: 'chair.nominate', itemId, memberId: memberOf(this.#cast, chair) });
      await this.#seen(chair, (state) => state.panel.chairs[itemId] !== undefined, 'the nomination');
      await this.#act(chair, { type: 'chair.consent', itemId });
      await this.#seen(
        'xuQing',
        (state) => state.panel.chairs[itemId]?.status === 'appointed',
        'the consent',
      );
    }
  }

  async openMeeting(): Promise<void> {
    const { tell } = this.#options;
    tell('评审会：签到、汇报、质询');
    const meetingId = this.#meetingId;
    await this.#act('xuQing', { type: 'meeting.open', meetingId });
    await this.#act('xuQing', {
      type: 'meeting.admit',
      meetingId,
      memberIds: [...this.#cast.people.keys()].map((key) => memberOf(this.#cast, key)),
    });
    await this.signIn([...this.#cast.people.keys()]);
  }

  /** Each signs in once they are let into the room. */
  async signIn(keys: readonly PersonKey[]): Promise<void> {
    for (const key of keys) {
      await this.#seen(
        key,
        (state) => {
          const member = findMember(state, memberOf(this.#cast, key));
          return member !== undefined && mayBeInRoom(state, member);
        },
        `${key} to be let into the room`,
      );
      await this.#act(key, { type: 'meeting.signIn', meetingId: this.#meetingId });
    }
  }

  /** To the first step of that kind. */
  async moveTo(kind: StepKind): Promise<void> {
    await this.#moveTo(this.#steps.findIndex((step) => step.kind === kind));
  }

  async #moveTo(index: number): Promise<void> {
    const step = this.#steps[index];
    if (!step) throw new Error(`no agenda step ${index}`);
    await this.#act('xuQing', { type: 'meeting.moveStep', meetingId: this.#meetingId, stepId: step.stepId });
  }

  /** 询问回避: who says in the room that there is no conflict. */
  async answerRollCall(keys: readonly PersonKey[]): Promise<void> {
    const meetingId = this.#meetingId;
    for (const key of keys) {
      await this.#seen(
        key,
        (state) => currentStep(state, meetingId)?.kind === 'opening',
        'the opening of the meeting',
      );
      await this.#act(key, { type: 'meeting.answerRollCall', meetingId, conflict: false, statement: '' });
    }
  }

  async #callTheRoll(): Promise<void> {
    const meetingId = this.#meetingId;
    await this.answerRollCall([...new Set(REPORTS.flatMap((report) => expertsOf(report)))]);
    await this.#seen(
      'xuQing',
      (state) => {
        const meeting = state.parties.meetings[meetingId];
        return meeting !== undefined && unansweredRollCall(state, meeting).length === 0;
      },
      'the answers of the roll call',
    );
  }

  /** Behind closed doors: the opinions grow from the comments. */
  async deliberate(): Promise<void> {
    const firstClosed = this.#steps.findIndex((step) => step.visibility === 'panel');
    for (let index = 1; index <= firstClosed; index++) {
      await this.#moveTo(index);
      if (this.#steps[index]?.kind === 'opening') await this.#callTheRoll();
    }
    await this.draft();
  }

  /** Each chair words the opinion of their report. */
  async draft(): Promise<void> {
    const { dossierId, tell } = this.#options;
    tell('闭门讨论：由意见并成专家组意见');
    for (const report of REPORTS) {
      const chair = chairOf(report);
      const itemId = this.item(report);
      const say = (command: Command): Promise<void> => this.#act(chair, command);
      await this.#seen(chair, (state) => state.parties.items[itemId]?.stage === 'meeting', 'the meeting');
      await say({ type: 'opinion.setSection', itemId, section: 'opening', text: this.#opening(report) });
      await say({ type: 'opinion.setSection', itemId, section: 'overview', text: OVERVIEW[report] });
      await say({ type: 'opinion.setSection', itemId, section: 'overall', text: OVERALL_ASSESSMENT[report] });
      for (const point of OPINION_ITEMS.filter((entry) => entry.report === report)) {
        const opinionItemId = opinionItemIdSchema.parse(newId());
        this.#points.push({ report, id: opinionItemId, flawIds: point.flawIds });
        const commentIds = point.flawIds.flatMap((flawId) => this.#comments.get(flawId) ?? []);
        await this.person(chair).until(
          dossierId,
          (state) =>
            commentIds.every((id) => findComment(state, memberOf(this.#cast, chair), id)?.place === 'panel'),
          'the comments of a point',
        );
        await say({
          type: 'opinion.addItem',
          itemId,
          opinionItemId,
          severity: point.severity,
          text: point.text,
          commentIds,
        });
      }
      await say({
        type: 'opinion.setConclusion',
        itemId,
        conclusion: CONCLUSION.kind,
        wording: `《报告》${CONCLUSION.wording}。`,
        dueDay: DATES.revisionDue,
      });
    }
  }

  #opening(report: ReportKey): string {
    const review = REVIEW_ITEMS.find((item) => item.key === report);
    return openingParagraph({
      firstDay: DATES.meeting,
      lastDay: DATES.meeting,
      hostUnit: PROJECT.bureau,
      reportTitle: review?.title ?? '',
      reportStage: '送审稿',
      mode: 'video',
      place: '',
      attendingUnits: ['平城区河道管理所', PROJECT.owner, PROJECT.compiler],
      representativeCount: 5,
      expertCount: expertsOf(report).length,
      siteLook: 'watched',
      compilerUnit: PROJECT.compiler,
      presentingOwner: '',
    });
  }

  /** Freezes both opinions and collects every signature on the exact bytes. */
  async sign(dissent: { readonly by: PersonKey; readonly text: string } | null): Promise<void> {
    await this.freeze();
    await this.signAs(REPORTS.flatMap(expertsOf), dissent);
    for (const report of REPORTS) {
      const itemId = this.item(report);
      await this.#seen('xuQing', (state) => state.panel.opinions[itemId]?.status === 'sealed', 'the seal');
    }
  }

  async freeze(): Promise<void> {
    this.#options.tell('宣读、冻结');
    for (const report of REPORTS) {
      const itemId = this.item(report);
      await this.#act(chairOf(report), { type: 'opinion.readAloud', itemId });
      await this.#act(chairOf(report), { type: 'opinion.freeze', itemId });
    }
  }

  /** Some experts sign, each the opinion of their own report. */
  async signAs(
    keys: readonly PersonKey[],
    dissent: { readonly by: PersonKey; readonly text: string } | null = null,
  ): Promise<void> {
    const { dossierId, tell } = this.#options;
    tell(`签字 ${keys.length} 人`);
    for (const report of REPORTS) {
      const itemId = this.item(report);
      for (const key of expertsOf(report).filter((expert) => keys.includes(expert))) {
        const state = await this.person(key).until(
          dossierId,
          (known) => known.panel.opinions[itemId]?.status === 'signing',
          'the typeset opinion',
        );
        const document = state.panel.opinions[itemId]?.document;
        if (!document) throw new Error('an opinion to sign without a document');
        await this.person(key).download(dossierId, document.sha256);
        const point = this.#points.find((entry) => entry.report === report);
        await this.#act(key, {
          type: 'opinion.sign',
          itemId,
          documentSha256: document.sha256,
          dissent: dissent?.by === key && point ? { opinionItemIds: [point.id], text: dissent.text } : null,
        });
      }
    }
  }

  async closeMeeting(): Promise<void> {
    await this.#moveTo(this.#steps.length - 1);
    await this.#act('xuQing', { type: 'meeting.close', meetingId: this.#meetingId });
  }

  async publish(): Promise<void> {
    this.#options.tell('发布专家组意见');
    for (const report of REPORTS) {
      const itemId = this.item(report);
      const state = await this.person('xuQing').until(
        this.#options.dossierId,
        (known) => known.panel.opinions[itemId]?.status === 'sealed',
        'the seal',
      );
      const sealed = state.panel.opinions[itemId]?.sealed;
      if (!sealed) throw new Error('nothing sealed');
      await this.#act('xuQing', { type: 'opinion.release', itemId, sealedSha256: sealed.sha256 });
    }
  }

  async revise(): Promise<void> {
    const { samples, dossierId, tell } = this.#options;
    tell('编制单位修改并逐条答复');
    for (const { key: report, draft, revised } of REVIEW_ITEMS) {
      const itemId = this.item(report);
      await this.#seen(
        'duanYiming',
        (state) => state.parties.items[itemId]?.stage === 'revision',
        'the opinion',
      );
      const before = await ReportText.read(must(samples, draft).path);
      const after = await ReportText.read(must(samples, revised).path);
      await this.#upload('duanYiming', report, must(samples, revised), 'revisedDraft');
      for (const point of this.#points.filter((entry) => entry.report === report)) {
        const rows = RESPONSES.filter((row) => point.flawIds.includes(row.flawId));
        const quotes = FLAWS.filter((flaw) => point.flawIds.includes(flaw.id)).map((flaw) => flaw.quote);
        await this.person('duanYiming').submit(dossierId, {
          type: 'response.set',
          itemId,
          opinionItemId: point.id,
          content: {
            status: statusOf(rows.map((row) => row.status)),
            text: rows.map((row) => row.response).join('\n'),
            oldPage: before.page(quotes[0] ?? ''),
            newPages: [...new Set(rows.map((row) => after.page(row.quote)))]
              .filter((page) => page !== '')
              .join('、'),
          },
        });
      }
      await this.#act('duanYiming', { type: 'response.submit', itemId });
    }
  }

  async recheck(): Promise<void> {
    const { dossierId, tell } = this.#options;
    tell('专家复核');
    for (const report of REPORTS) {
      const itemId = this.item(report);
      const chair = chairOf(report);
      for (const point of this.#points.filter((entry) => entry.report === report)) {
        const state = await this.person(chair).until(
          dossierId,
          (known) => known.parties.items[itemId]?.stage === 'recheck',
          'the answers',
        );
        for (const raiser of raisersOf(state, itemId, point.id)) {
          const key = expertsOf(report).find((expert) => memberOf(this.#cast, expert) === raiser);
          if (!key) throw new Error('a raiser who is not of the panel');
          const mark = RECHECK.find((entry) => entry.expert === key && point.flawIds.includes(entry.flawId));
          await this.#seen(key, (known) => known.parties.items[itemId]?.stage === 'recheck', 'the answers');
          await this.#act(key, {
            type: 'recheck.mark',
            itemId,
            opinionItemId: point.id,
            result: mark?.result ?? 'implemented',
            remark: mark?.remark ?? '',
          });
        }
      }
      const marks = (state: Parameters<Parameters<Participant['until']>[1]>[0]): number =>
        new Set((state.panel.rechecks[itemId] ?? []).map((mark) => mark.opinionItemId)).size;
      const points = this.#points.filter((entry) => entry.report === report).length;
      await this.#seen(chair, (state) => marks(state) === points, 'every mark');
      await this.#act(chair, { type: 'recheck.conclude', itemId, statement: CHAIR_STATEMENT[report] });
    }
  }

  async issue(): Promise<void> {
    this.#options.tell('定稿');
    for (const report of REPORTS) {
      const itemId = this.item(report);
      await this.#seen(
        'xuQing',
        (state) => state.parties.items[itemId]?.stage === 'final',
        'the recheck to pass',
      );
      await this.#act('xuQing', { type: 'final.issue', itemId });
      await this.#seen(
        'yaoZhen',
        (state) => state.parties.items[itemId]?.final?.responseTable != null,
        'the response table',
      );
    }
  }

  leave(): void {
    for (const participant of this.#cast.people.values()) participant.leave();
  }
}

/** A point made of several comments is adopted, or not, only where all of them are. */
function statusOf(statuses: readonly ResponseStatus[]): ResponseStatus {
  const [first = 'adopted', ...rest] = statuses;
  return rest.every((status) => status === first) ? first : 'partlyAdopted';
}

const STEP_KINDS: Readonly<Record<number, StepKind>> = {
  1: 'equipmentCheck',
  2: 'signIn',
  3: 'opening',
  4: 'chairNomination',
  5: 'ownerIntroduction',
  6: 'siteVisitFootage',
  7: 'compilerPresentation',
  8: 'inquiry',
  9: 'departmentRemarks',
  10: 'closedDeliberation',
  11: 'opinionForming',
  12: 'readAloud',
  13: 'signing',
  14: 'closing',
};
