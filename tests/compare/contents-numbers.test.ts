import { expect, test } from 'vitest';
import { isContentsNumber } from '#shared/anchoring/compare/contents-numbers.ts';
import { compare, said, versionOf } from './compare.ts';

const FILL =
  '工程河段河道顺直，主槽宽约一百四十米，岸线稳定。\n起算水位由断面水位流量关系推求，糙率按河床组成取值。';

function listed(old: string, now: string): readonly string[] {
  const compared = compare(versionOf(`${old}\n${FILL}`), versionOf(`${now}\n${FILL}`));
  const changes = compared.changes.filter((change) => !isContentsNumber(change, compared.context));
  return said({ ...compared, changes });
}

test('CV15 where a chapter went is no difference, whatever dots lead to its page', () => {
  for (const dots of ['......', '……', '· · · · ·', '．．．．']) {
    expect(
      listed(`4.3壅水分析${dots}24\n4.4冲刷分析${dots}25`, `4.3壅水分析${dots}25\n4.4冲刷分析${dots}27`),
    ).toEqual([]);
  }
});

test('CV15 a heading that changed is one, and so is a figure with no dots before it', () => {
  expect(listed('4.3壅水分析......24', '4.3壅水计算......24')).toEqual(['分析 → 计算']);
  expect(listed('主槽糙率取 24 计算', '主槽糙率取 25 计算')).toEqual(['24 → 25']);
});
