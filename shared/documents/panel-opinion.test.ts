import { describe, expect, test } from 'vitest';
import { panelOpinionDocument } from './panel-opinion.ts';
import { printedPages, responseTableDocument } from './response-table.ts';
import { someOpinionFacts, someResponseFacts, someSealedFacts } from './testing/document-facts.ts';

describe('panel opinion', () => {
  test('DOC6 four sections in the fixed order, points numbered and their weight in words', () => {
    const document = panelOpinionDocument(someOpinionFacts());
    expect(document.sections.map((part) => part.heading)).toEqual([
      '一、项目概况',
      '二、总体评价',
      '三、存在问题与修改意见',
      '四、结论',
    ]);
    expect(document.sections[2]?.points.map((point) => [point.no, point.severityWord])).toEqual([
      ['1.', '必须修改'],
      ['2.', '必须修改'],
      ['3.', '建议修改'],
    ]);
    expect(document.sections[3]?.paragraphs).toEqual([
      '《报告》经修改完善后可上报审批。',
      '请编制单位按上述意见修改完善，并于2022年5月13日前提交修改后的报告及修改说明。',
      '评审结论：修改后通过。',
    ]);
  });

  test('DOC6 an empty section says so instead of staying blank', () => {
    const document = panelOpinionDocument(someOpinionFacts({ overview: ' \n', points: [] }));
    expect(document.sections[0]?.paragraphs).toEqual(['无。']);
    expect(document.sections[2]?.paragraphs).toEqual(['无。']);
  });

  test('DOC6 the chair comes first in every list', () => {
    const document = panelOpinionDocument(someSealedFacts());
    expect(document.expertList[0]).toMatchObject({ no: '1', name: '李守成', role: '组长' });
    expect(document.signatureBlock.lines[0]).toMatchObject({ role: '组长', name: '李守成' });
    expect(document.signingRecord?.signers[0]).toMatchObject({ role: '组长', name: '李守成' });
  });

  test('SIG3 the sealed rendering names every signer with time and the hash they saw', () => {
    const facts = someSealedFacts({
      dissents: [{ expertName: '王桂兰', pointNos: [3, 1], text: '另有看法。' }],
    });
    const document = panelOpinionDocument(facts);
    expect(document.signingRecord?.signers).toContainEqual({
      role: '成员',
      name: '王桂兰',
      signedAt: '2022年4月28日 14:32',
      documentSha256: facts.signing?.signatures[0]?.documentSha256,
      note: '附保留意见',
    });
    expect(document.dissents[0]?.about).toBe('就修改意见第1、3条');
    expect(document.signingRecord?.deliberation).toEqual(['2022年4月28日 13:32 至 2022年4月28日 14:22']);
    expect(panelOpinionDocument(someOpinionFacts()).signingRecord).toBeNull();
  });

  test('DOC9 equal facts make equal documents', () => {
    expect(panelOpinionDocument(someSealedFacts())).toEqual(panelOpinionDocument(someSealedFacts()));
  });
});

describe('DOC7 response table', () => {
  test.each([
    ['42', 'P42'],
    ['45-48', 'P45～P48'],
    ['P45~P48', 'P45～P48'],
    ['45～48、附图5', 'P45～P48、附图5'],
    ['附录B', '附录B'],
    ['', '—'],
  ])('pages typed as "%s" print as %s', (typed, printed) => {
    expect(printedPages(typed)).toBe(printed);
  });

  test('the summary counts answers, and rechecks only where there are some', () => {
    expect(responseTableDocument(someResponseFacts(3)).summary).toBe(
      '共3条意见：已修改3条，部分采纳0条，未采纳0条。',
    );
    const [row] = someResponseFacts(1).rows;
    const rows = row === undefined ? [] : [{ ...row, recheckResult: 'implemented' as const }];
    expect(responseTableDocument(someResponseFacts(0, { rows })).summary).toContain(
      '复核1条：已落实1条，基本落实0条，未落实0条。',
    );
  });
});
