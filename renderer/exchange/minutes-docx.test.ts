import { expect, test } from 'vitest';
import { minutesDocument } from '#shared/documents/minutes/minutes-document.ts';
import { readZip } from '#tests/exchange/read-zip.ts';
import { minutesDocx } from './minutes-docx.ts';

const DOCUMENT = minutesDocument({
  docId: 'YP-M-meeting-1-2',
  edition: 2,
  reason: '主持人姓名有误',
  meetingTitle: '某桥防洪评价报告专家评审会',
  hostUnit: '审批局',
  issuedBy: '周敏',
  issuedAtMs: Date.UTC(2026, 3, 28, 8),
  sections: [
    { key: 'head', level: 1, heading: '', text: '会议名称：某桥 <一> & "二"\n记录人：周敏' },
    { key: 'course', level: 1, heading: '一、会议过程', text: '' },
    {
      key: 'step:step-1',
      level: 2,
      heading: '（一）质询',
      text: '问1　韩志远：糙率的依据？\n答　王工：洪痕。',
    },
  ],
  verifyUrl: '',
});

test('EX13 the minutes go out as a document with what is printed, well-formed, and a draft says that it is one', async () => {
  const parts = await readZip(await minutesDocx(DOCUMENT, true));
  const body = parts.get('word/document.xml') ?? '';
  for (const words of [
    '会议纪要',
    '更正稿（第2稿）',
    '会议名称',
    '&lt;一&gt; &amp;',
    '问1　韩志远',
    '签发人：周敏',
  ]) {
    expect(body).toContain(words);
  }
  expect([...parts.values()].some((part) => part.includes('YP-M-meeting-1-2'))).toBe(true);
  const draft = await readZip(await minutesDocx(DOCUMENT, false));
  const texts = [...draft.values()].join('');
  expect(texts).toContain('草稿');
  expect(texts).not.toContain('签发人');
  expect(texts).not.toContain('YP-M-');
});
