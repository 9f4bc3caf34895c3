import { expect, test } from 'vitest';
import { citation, citedClauseSchema, type CitedClause } from '../../comment/cited-clause.ts';
import { cite, replacementFor, STANDARDS, supersededOn } from './clause-library.ts';

const TODAY = '2026-11-24';
const clauseOf = (id: string): CitedClause => {
  for (const standard of STANDARDS) {
    const found = standard.clauses.find((clause) => clause.id === id);
    if (found) return cite(standard, found);
  }
  throw new Error(`no clause ${id}`);
};

test('CL1: every row has one id, can be cited, and names successors that exist and are newer', () => {
  const ids = STANDARDS.flatMap(({ id, clauses }) => [id, ...clauses.map((clause) => clause.id)]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const standard of STANDARDS) {
    const { superseded } = standard;
    const successor = STANDARDS.find(({ id }) => id === superseded?.by);
    if (superseded) expect(successor?.validFrom).toBe(superseded.from);
    for (const clause of standard.clauses) {
      expect(citedClauseSchema.safeParse(cite(standard, clause)).success).toBe(true);
      expect(clause.point).not.toBe('');
      if (clause.replacedBy === null) continue;
      expect(successor?.clauses.map(({ id }) => id)).toContain(clause.replacedBy);
    }
  }
});

test('CL1: the six grounds of Order 53 and the chapters of SL/T 808 are there', () => {
  const of = (id: string) => STANDARDS.find((standard) => standard.id === id)?.clauses ?? [];
  expect(of('order53').map(({ clause }) => clause)).toEqual(
    [...'一二三四五六'].map((no) => `第十五条第${no}项`),
  );
  expect(new Set(of('slt808-2021').map(({ heading }) => heading.split('：')[0]))).toEqual(
    new Set([
      '概述',
      '基本情况',
      '河道演变',
      '防洪评价计算',
      '防洪综合评价',
      '防治与补救措施',
      '结论与建议',
      '附图及附件',
    ]),
  );
});

test('CL3: an edition is superseded from its day on, and one step leads to the clause in force', () => {
  const old = clauseOf('gb50434-2008/grade');
  expect(supersededOn(old, '2019-03-31')).toBeNull();
  expect(replacementFor(old, '2019-03-31')).toBeNull();
  expect(supersededOn(old, '2019-04-01')).toMatchObject({ by: { id: 'gbt50434-2018' }, from: '2019-04-01' });
  expect(replacementFor(old, TODAY)).toEqual(clauseOf('gbt50434-2018/grade'));
  expect(replacementFor(clauseOf('bjg109-2004/backwater'), TODAY)).toEqual(clauseOf('slt808-2021/backwater'));
  expect(supersededOn(clauseOf('order53/goals'), TODAY)).toBeNull();
});

test('CL3: of an edition that only its number is known to be superseded, no clause is made up', () => {
  const own = { ...clauseOf('gb50434-2008/grade'), clauseId: 'own:1' };
  expect(supersededOn(own, TODAY)).not.toBeNull();
  expect(replacementFor(own, TODAY)).toBeNull();
  expect(supersededOn({ number: 'DB 14/T 1', edition: '2020' }, TODAY)).toBeNull();
});

test('CM12: a cited clause is read without any library', () => {
  expect(citation(clauseOf('slt808-2021/backwater'))).toBe(
    '《河道管理范围内建设项目防洪评价报告编制导则》（SL/T 808—2021）防洪评价计算：壅水分析',
  );
  expect(citation(clauseOf('order53/spoil'))).toBe(
    '《生产建设项目水土保持方案管理办法》（水利部令第53号）第十五条第二项 弃渣综合利用与取土场、弃渣场',
  );
  const bare = { clauseId: 'own:2', number: 'DB14/T 1', edition: '', title: '', clause: '4.1', heading: '' };
  expect(citation(bare)).toBe('DB14/T 1 4.1');
});
