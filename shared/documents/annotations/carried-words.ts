import type { CarriedNote } from './exported-comment.ts';

const CARRIED_LABEL = '定位：';

const CARRIED_WORDS: Readonly<Record<CarriedNote['by'], string>> = {
  text: '原文仍在',
  nearText: '原文略有改动',
  section: '原文在同一章节',
  surroundings: '原文已改，按前后文定位',
  image: '按页面图像定位',
  page: '随页定位',
};

/** 定位：由旧版第12页沿用（原文仍在），未经人工确认 */
export function carriedLine({ by, fromPage }: CarriedNote): string {
  const from = fromPage === null ? '由旧版沿用' : `由旧版第${fromPage + 1}页沿用`;
  return `${CARRIED_LABEL}${from}（${CARRIED_WORDS[by]}），未经人工确认`;
}

/** An annotation's text as it was written, without how it was carried: that is true of one version only. */
export function withoutCarriedLine(contents: string): string {
  const lines = contents.split(/\r\n|[\n\r]/);
  return lines.filter((line) => !line.startsWith(CARRIED_LABEL)).join('\n');
}
