import { chineseDay } from '#shared/documents/chinese-date.ts';
import { headReportTitle } from '#shared/documents/report-title.ts';
import { CONCLUSION_WORDS } from '#shared/documents/words.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';

/** What is read aloud at one go: a section, or one point of the third. */
export interface ReadingPart {
  readonly heading: string;
  readonly no: number | null;
  readonly of: number | null;
  readonly paragraphs: readonly string[];
}

export function readingParts(opinion: OpinionDraft, reportTitle: string): readonly ReadingPart[] {
  const part = (heading: string, text: string): ReadingPart[] => {
    const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
    return paragraphs.length > 0 ? [{ heading, no: null, of: null, paragraphs }] : [];
  };
  const { conclusion, dueDay, items } = opinion;
  const ending = [
    opinion.wording,
    dueDay ? `请编制单位按上述意见修改完善，并于${chineseDay(dueDay)}前提交修改后的报告及修改说明。` : '',
    conclusion ? `评审结论：${CONCLUSION_WORDS[conclusion]}。` : '',
  ];
  return [
    ...part(`${headReportTitle(reportTitle, '送审稿')}专家组评审意见`, opinion.opening),
    ...part('一、项目概况', opinion.overview),
    ...part('二、总体评价', opinion.overall),
    ...items.map((point, index) => ({
      heading: '三、存在问题与修改意见',
      no: index + 1,
      of: items.length,
      paragraphs: [point.text],
    })),
    ...part('四、结论', ending.join('\n')),
  ];
}
