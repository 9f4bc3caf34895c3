import { LONGEST_SECTION, type MinutesSection, type SectionEdit } from '../../domain/minutes/minutes.ts';
import { chineseNumeral } from '../../lib/chinese-numeral.ts';
import type { MinutesFacts } from './minutes-facts.ts';
import { attendanceText } from './attendance-text.ts';
import { stepHeading, stepText } from './step-text.ts';
import { attachmentsText, decisionsText, followUpsText, headText, votesText } from './record-text.ts';

/** A section as the clerk sees it: what the record says, and what the clerk wrote over it. */
export interface DraftSection extends MinutesSection {
  /** As the record has it now. */
  readonly recorded: string;
  readonly edit: SectionEdit | null;
  /** The record has changed since the clerk wrote over it. */
  readonly isOutdated: boolean;
  /** Headings without a text of their own are not edited. */
  readonly isEditable: boolean;
}

/**
 * The minutes (会议纪要) section by section, in the order of the form. An edit stands until it is taken back, whatever
 * the record says later; that it says something else now is told (MI2).
 */
export function draftSections(
  facts: MinutesFacts,
  edits: Readonly<Record<string, SectionEdit>>,
): readonly DraftSection[] {
  let no = 0;
  return recordedSections(facts).map((section) => {
    const edit = edits[section.key] ?? null;
    const text = edit?.text ?? section.text;
    const isEditable = section.key !== 'course';
    // What says nothing is not printed, and takes no number.
    const isNumbered = section.level === 1 && section.heading !== '' && (text !== '' || !isEditable);
    return {
      ...section,
      heading: isNumbered ? `${chineseNumeral(++no)}、${section.heading}` : section.heading,
      text,
      recorded: section.text,
      edit,
      isOutdated: edit !== null && edit.basis !== basisOf(section.text),
      isEditable,
    };
  });
}

/** As much of what the record says as an edit keeps, to be compared later. */
export function basisOf(recorded: string): string {
  return recorded.slice(0, LONGEST_SECTION).trim();
}

/** What is printed and issued of them: a step that was come to is, with its times, though nothing was said in it. */
export function printedSections(sections: readonly DraftSection[]): readonly MinutesSection[] {
  return sections
    .filter(({ text, level, isEditable }) => text !== '' || level === 2 || !isEditable)
    .map(({ key, level, heading, text }) => ({ key, level, heading, text }));
}

function recordedSections(facts: MinutesFacts): readonly MinutesSection[] {
  const held = facts.steps.filter(({ spans }) => spans.length > 0);
  const parts: readonly { key: string; heading: string; text: string; within?: MinutesSection[] }[] = [
    { key: 'attendance', heading: '参会人员', text: attendanceText(facts) },
    {
      key: 'course',
      heading: '会议过程',
      text: '',
      within: held.map((step, index) => ({
        key: `step:${step.step.stepId}`,
        level: 2,
        heading: `（${chineseNumeral(index + 1)}）${stepHeading(step)}`,
        text: stepText(facts, step),
      })),
    },
    { key: 'votes', heading: '表决情况', text: votesText(facts) },
    { key: 'decisions', heading: '会议决定', text: decisionsText(facts) },
    { key: 'followUps', heading: '后续事项', text: followUpsText(facts) },
    { key: 'attachments', heading: '附件', text: attachmentsText(facts) },
  ];
  return [
    { key: 'head', level: 1, heading: '', text: headText(facts) },
    ...parts.flatMap(({ key, heading, text, within }): MinutesSection[] => [
      { key, level: 1, heading, text },
      ...(within ?? []),
    ]),
  ];
}
