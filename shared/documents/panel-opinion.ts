import type { Severity } from '../domain/comment/comment.ts';
import type { Conclusion } from '../domain/rules/matter-rule.ts';
import { chineseDay, chineseDayAt, chineseMinuteAt } from './chinese-date.ts';
import { chineseNumeral } from '../lib/chinese-numeral.ts';
import { headReportTitle, quotedReportTitle, type ReportStage } from './report-title.ts';
import { titleLines } from './title-lines.ts';
import { CONCLUSION_WORDS, SEVERITY_WORDS } from './words.ts';

export interface OpinionExpert {
  readonly name: string;
  readonly unit: string;
  /** 职称 */
  readonly title: string;
  readonly specialty: string;
  readonly isChair: boolean;
}

export interface OpinionPoint {
  readonly no: number;
  readonly severity: Severity;
  readonly text: string;
}

/** 保留意见 of one expert; `pointNos` empty means it speaks of the opinion as a whole. */
export interface OpinionDissent {
  readonly expertName: string;
  readonly pointNos: readonly number[];
  readonly text: string;
}

export interface OpinionSignature {
  readonly name: string;
  readonly isChair: boolean;
  /** The hub's clock. */
  readonly signedAtMs: number;
  /** SHA-256 of the frozen document as it was shown to this signer. */
  readonly documentSha256: string;
}

/** Closed deliberation as the signed statement has it (R4). */
export interface DeliberationSpan {
  readonly openedAtMs: number;
  readonly closedAtMs: number;
}

export interface PanelOpinionFacts {
  readonly docId: string;
  readonly revision: number;
  readonly projectName: string;
  readonly reportTitle: string;
  readonly reportStage: ReportStage;
  /** SHA-256 of the report file that was reviewed; '' prints nothing. */
  readonly reportSha256: string;
  /** The drafted sections, paragraphs separated by line breaks. */
  readonly opening: string;
  readonly overview: string;
  readonly overall: string;
  readonly points: readonly OpinionPoint[];
  readonly conclusion: Conclusion;
  readonly wording: string;
  readonly dueDay: string | null;
  readonly experts: readonly OpinionExpert[];
  readonly dissents: readonly OpinionDissent[];
  readonly frozenAtMs: number;
  readonly verifyUrl: string;
  /** Present only in the sealed rendering. */
  readonly signing: {
    readonly signatures: readonly OpinionSignature[];
    readonly deliberation: readonly DeliberationSpan[];
    readonly sealedAtMs: number;
    readonly sealedBy: string;
  } | null;
}

export interface PrintedPoint {
  readonly no: string;
  readonly severity: Severity;
  readonly severityWord: string;
  readonly paragraphs: readonly string[];
}

export interface PrintedSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly points: readonly PrintedPoint[];
}

/** Everything a rendering of a panel opinion prints, in order, as finished strings. Layout knows no rule. */
export interface PanelOpinionDocument {
  readonly kind: 'panelOpinion';
  readonly docId: string;
  readonly revision: number;
  /** What the PDF's properties say. */
  readonly metadataTitle: string;
  /** The instant the file claims to be made at; equal facts give equal bytes (DOC9). */
  readonly madeAtMs: number;
  readonly verifyUrl: string;
  readonly runningHead: string;
  /** The report's title broken into lines of at most 21 ems. */
  readonly titleLines: readonly string[];
  readonly formTitle: string;
  readonly opening: readonly string[];
  readonly sections: readonly PrintedSection[];
  readonly signatureBlock: {
    readonly lines: readonly {
      readonly role: string;
      readonly name: string;
      /** '' while unsigned: the form then leaves room for a signature by hand. */
      readonly signedAt: string;
    }[];
    readonly day: string;
  };
  readonly expertList: readonly {
    readonly no: string;
    readonly name: string;
    readonly unit: string;
    readonly title: string;
    readonly specialty: string;
    readonly role: string;
  }[];
  readonly dissents: readonly {
    readonly expertName: string;
    readonly about: string;
    readonly paragraphs: readonly string[];
  }[];
  readonly signingRecord: {
    readonly signers: readonly {
      readonly role: string;
      readonly name: string;
      readonly signedAt: string;
      readonly documentSha256: string;
      readonly note: string;
    }[];
    readonly reportTitle: string;
    readonly reportSha256: string;
    readonly deliberation: readonly string[];
    readonly sealedAt: string;
    readonly sealedBy: string;
  } | null;
}

/** Turns the facts of a frozen revision into what is printed. Throws nothing on odd text: text is only split. */
export function panelOpinionDocument(facts: PanelOpinionFacts): PanelOpinionDocument {
  const head = headReportTitle(facts.reportTitle, facts.reportStage);
  return {
    kind: 'panelOpinion',
    docId: facts.docId,
    revision: facts.revision,
    metadataTitle: `${head}专家组评审意见`,
    madeAtMs: facts.signing?.sealedAtMs ?? facts.frozenAtMs,
    verifyUrl: facts.verifyUrl,
    runningHead: head,
    titleLines: titleLines(head, 21),
    formTitle: '专家组评审意见',
    opening: paragraphs(facts.opening),
    sections: sections(facts),
    signatureBlock: signatureBlock(facts),
    expertList: chairFirst(facts.experts).map((expert, index) => ({
      no: String(index + 1),
      name: expert.name,
      unit: expert.unit,
      title: expert.title,
      specialty: expert.specialty,
      role: expert.isChair ? '组长' : '成员',
    })),
    dissents: facts.dissents.map((dissent) => ({
      expertName: dissent.expertName,
      about: dissentAbout(dissent.pointNos),
      paragraphs: paragraphs(dissent.text),
    })),
    signingRecord: signingRecord(facts),
  };
}

function sections(facts: PanelOpinionFacts): PrintedSection[] {
  const points = facts.points.map((point) => ({
    no: `${point.no}.`,
    severity: point.severity,
    severityWord: SEVERITY_WORDS[point.severity],
    paragraphs: paragraphs(point.text),
  }));
  const parts: Omit<PrintedSection, 'heading'>[] = [
    { paragraphs: orNone(paragraphs(facts.overview)), points: [] },
    { paragraphs: orNone(paragraphs(facts.overall)), points: [] },
    { paragraphs: points.length === 0 ? ['无。'] : [], points },
    { paragraphs: conclusionParagraphs(facts), points: [] },
  ];
  const headings = ['项目概况', '总体评价', '存在问题与修改意见', '结论'];
  return parts.map((part, index) => ({
    ...part,
    heading: `${chineseNumeral(index + 1)}、${headings[index] ?? ''}`,
  }));
}

function conclusionParagraphs(facts: PanelOpinionFacts): string[] {
  const wording = paragraphs(facts.wording);
  const due =
    facts.dueDay === null
      ? []
      : [`请编制单位按上述意见修改完善，并于${chineseDay(facts.dueDay)}前提交修改后的报告及修改说明。`];
  return [...wording, ...due, `评审结论：${CONCLUSION_WORDS[facts.conclusion]}。`];
}

function signatureBlock(facts: PanelOpinionFacts): PanelOpinionDocument['signatureBlock'] {
  const unplaced = [...(facts.signing?.signatures ?? [])];
  const lastSigned = unplaced.reduce((last, next) => Math.max(last, next.signedAtMs), 0);
  return {
    lines: chairFirst(facts.experts).map((expert) => {
      const at = unplaced.findIndex((one) => one.name === expert.name && one.isChair === expert.isChair);
      // taken out, so that a namesake gets a signature of their own
      const [signature] = at === -1 ? [] : unplaced.splice(at, 1);
      return {
        role: expert.isChair ? '组长' : '成员',
        name: expert.name,
        signedAt: signature ? chineseMinuteAt(signature.signedAtMs) : '',
      };
    }),
    day: chineseDayAt(lastSigned > 0 ? lastSigned : facts.frozenAtMs),
  };
}

function signingRecord(facts: PanelOpinionFacts): PanelOpinionDocument['signingRecord'] {
  if (facts.signing === null) return null;
  const dissenting = new Set(facts.dissents.map((dissent) => dissent.expertName));
  return {
    signers: chairFirst(facts.signing.signatures).map((signature) => ({
      role: signature.isChair ? '组长' : '成员',
      name: signature.name,
      signedAt: chineseMinuteAt(signature.signedAtMs),
      documentSha256: signature.documentSha256,
      note: dissenting.has(signature.name) ? '附保留意见' : '',
    })),
    reportTitle: quotedReportTitle(facts.reportTitle, facts.reportStage),
    reportSha256: facts.reportSha256,
    deliberation: facts.signing.deliberation.map(
      (span) => `${chineseMinuteAt(span.openedAtMs)} 至 ${chineseMinuteAt(span.closedAtMs)}`,
    ),
    sealedAt: chineseMinuteAt(facts.signing.sealedAtMs),
    sealedBy: facts.signing.sealedBy,
  };
}

function dissentAbout(pointNos: readonly number[]): string {
  if (pointNos.length === 0) return '就本评审意见整体';
  return `就修改意见第${[...pointNos].sort((a, b) => a - b).join('、')}条`;
}

function chairFirst<T extends { readonly isChair: boolean }>(people: readonly T[]): T[] {
  return [...people.filter((person) => person.isChair), ...people.filter((person) => !person.isChair)];
}

function orNone(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? ['无。'] : texts;
}

/** One entry per non-empty line; indents typed by hand go, since the form sets its own. */
function paragraphs(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
