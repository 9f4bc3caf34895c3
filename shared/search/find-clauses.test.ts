import { expect, test } from 'vitest';
import { cite, STANDARDS } from '../domain/rules/standards/clause-library.ts';
import { findClauses, type LibraryClause } from './find-clauses.ts';

const shipped = STANDARDS.flatMap((standard) =>
  standard.clauses.map((clause): LibraryClause => ({
    cited: cite(standard, clause),
    point: clause.point,
    isOwn: false,
    matters: standard.matters,
  })),
);
const own: LibraryClause = {
  cited: {
    clauseId: 'own:1',
    number: 'DB14/T 2455',
    edition: '2022',
    title: '',
    clause: '6.2',
    heading: '壅水高度限值',
  },
  point: '',
  isOwn: true,
  matters: [],
};
const find = (query: string, library = shipped) =>
  findClauses({ library, query, matter: 'floodControlEvaluation', day: '2026-11-24' }).map(
    ({ cited }) => cited.clauseId,
  );

test('CL2: found by number however it is punctuated, by clause, heading and review point', () => {
  for (const query of ['SLT808', 'sl/t 808—2021', 'SL/T 808', 'ｓｌ／ｔ８０８']) {
    expect(find(query)[0]).toBe('slt808-2021/background');
  }
  expect(find('壅水')).toContain('slt808-2021/backwater');
  expect(find('壅水 糙率')[0]).toBe('slt808-2021/backwater');
  expect(find('糙率 坐标')).toEqual([]);
  expect(find('弃渣综合')).toEqual(['order53/spoil']);
  expect(find('防治責任範圍')).toContain('gb50433-2018/range');
  expect(find('50433 4.3')).toEqual(['gb50433-2018/evaluation']);
});

test('CL2: one’s own come first, then what is in force for the matter, superseded editions last', () => {
  const found = find('壅水', [...shipped, own]);
  expect(found[0]).toBe('own:1');
  expect(found.indexOf('slt808-2021/backwater')).toBeLessThan(found.indexOf('bjg109-2004/backwater'));
  const all = find('');
  expect(all).toHaveLength(shipped.length);
  expect(all[0]).toBe('slt808-2021/background');
  expect(all.indexOf('order53/goals')).toBeLessThan(all.indexOf('bjg109-2004/background'));
});
