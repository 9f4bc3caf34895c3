import type { MinutesSection } from '../../domain/minutes/minutes.ts';
import { chineseMinuteAt } from '../chinese-date.ts';
import { titleLines } from '../title-lines.ts';

export interface IssuedMinutesFacts {
  readonly docId: string;
  readonly edition: number;
  /** Of an edition after the first. */
  readonly reason: string;
  readonly meetingTitle: string;
  readonly hostUnit: string;
  readonly issuedBy: string;
  readonly issuedAtMs: number;
  readonly sections: readonly MinutesSection[];
  readonly verifyUrl: string;
}

export interface MinutesPart {
  readonly level: 1 | 2;
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** Everything a rendering of the minutes prints, as finished strings: the sealed PDF, and the copy as DOCX. */
export interface MinutesDocument {
  readonly kind: 'minutes';
  readonly docId: string;
  readonly metadataTitle: string;
  readonly madeAtMs: number;
  readonly verifyUrl: string;
  readonly runningHead: string;
  readonly titleLines: readonly string[];
  readonly formTitle: string;
  /** What marks an edition after the first; '' of the first. */
  readonly editionNote: string;
  readonly head: readonly { readonly label: string; readonly value: string }[];
  readonly parts: readonly MinutesPart[];
  readonly issue: readonly { readonly label: string; readonly value: string }[];
}

export function minutesDocument(facts: IssuedMinutesFacts): MinutesDocument {
  const head = facts.sections.find(({ key }) => key === 'head');
  return {
    kind: 'minutes',
    docId: facts.docId,
    metadataTitle: `${facts.meetingTitle}会议纪要`,
    madeAtMs: facts.issuedAtMs,
    verifyUrl: facts.verifyUrl,
    runningHead: facts.meetingTitle,
    titleLines: titleLines(facts.meetingTitle, 21),
    formTitle: '会议纪要',
    editionNote: facts.edition > 1 ? `更正稿（第${facts.edition}稿）　更正理由：${facts.reason}` : '',
    head: paragraphsOf(head?.text ?? '').map(labelledLine),
    parts: facts.sections
      .filter(({ key }) => key !== 'head')
      .map(({ level, heading, text }) => ({ level, heading, paragraphs: paragraphsOf(text) })),
    issue: [
      { label: '签发单位', value: facts.hostUnit },
      { label: '签发人', value: facts.issuedBy },
      { label: '签发时间', value: chineseMinuteAt(facts.issuedAtMs) },
    ],
  };
}

export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A line of the head without a label stands on its own. */
export function labelledLine(line: string): { label: string; value: string } {
  const at = line.indexOf('：');
  return at < 0 ? { label: '', value: line } : { label: line.slice(0, at), value: line.slice(at + 1) };
}
