import { describe, expect, test } from 'vitest';
import { openingParagraph } from './opening-paragraph.ts';
import { someOpeningFacts } from './testing/document-facts.ts';

describe('DOC2 the opening paragraph follows the recipe', () => {
  test('a video meeting', () => {
    expect(openingParagraph(someOpeningFacts())).toBe(
      '2022年4月28日，河东区行政审批局以网络视频会议形式主持召开了《十里河大桥工程防洪评价报告》（送审稿）（以下简称《报告》）专家评审会。' +
        '参加会议的有区水务局、河东区城建投资有限公司、并州水土工程咨询有限公司等单位的代表共12人，会议特邀3位专家成立了专家组（名单附后）。' +
        '与会专家和代表观看了项目现场影像，听取了编制单位并州水土工程咨询有限公司的汇报，经质询、讨论，形成评审意见如下：',
    );
  });

  test('a meeting in a room with a site visit and the owner speaking', () => {
    const text = openingParagraph(
      someOpeningFacts({
        mode: 'onSite',
        place: '政务大厅三楼会议室',
        siteLook: 'visited',
        presentingOwner: '城建公司',
      }),
    );
    expect(text).toContain('河东区行政审批局在政务大厅三楼会议室主持召开了');
    expect(text).toContain('察看了项目现场，听取了建设单位城建公司和编制单位');
  });

  test('a part without facts is left out whole', () => {
    const text = openingParagraph(
      someOpeningFacts({ attendingUnits: [' '], siteLook: 'none', representativeCount: 0 }),
    );
    expect(text).toContain('专家评审会。会议特邀3位专家');
    expect(text).toContain('与会专家和代表听取了');
    expect(openingParagraph(someOpeningFacts({ representativeCount: 0 }))).toContain(
      '等单位的代表，会议特邀',
    );
  });

  test('a review by correspondence has no meeting in it', () => {
    const text = openingParagraph(someOpeningFacts({ mode: 'correspondence' }));
    expect(text).toContain(
      '组织专家对《十里河大桥工程防洪评价报告》（送审稿）（以下简称《报告》）进行了函审。',
    );
    expect(text).not.toContain('会议');
  });
});
