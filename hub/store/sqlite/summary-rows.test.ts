import { beforeAll, describe, expect, test } from 'vitest';
import { dossierIdSchema, itemIdSchema, memberIdSchema } from '#shared/domain/ids.ts';
import { dossierSummarySchema, type DossierSummary } from '#shared/domain/view/summary.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { COUNTS_SQL, listSql, SummaryRows, whereOf, type ListQuery } from './summary-rows.ts';

const MANY = 10_000;
const db = openDatabase(':memory:');
migrate(db);
const rows = new SummaryRows(db);

function summary(index: number, over: Partial<DossierSummary> = {}): DossierSummary {
  return dossierSummarySchema.parse({
    dossierId: `dossier-${index}`,
    memberId: 'member-a',
    role: 'clerk',
    title: `第${index}号工程`,
    docNo: `No-${index}`,
    ownerUnit: '城建公司',
    compilerUnit: '咨询公司',
    items: [
      {
        itemId: 'item-one',
        matter: 'floodImpactEvaluation',
        reportTitle: index % 1000 === 7 ? '十里河大桥' : '某路',
        stage: index % 10 === 0 ? 'archive' : 'preReview',
        ruleId: 'r',
        conclusion: null,
      },
    ],
    nextStep: {
      kind: 'wait',
      isMine: index % 10 === 1,
      itemId: itemIdSchema.parse('item-one'),
      meetingId: null,
      count: 0,
      dueAt: null,
    },
    clock: { acceptedAt: null, pausedAt: null, endedAt: null },
    people: [],
    peopleCount: 0,
    meeting: null,
    updatedAt: index,
    ...over,
  });
}

function query(over: Partial<ListQuery> = {}): ListQuery {
  return { offset: 0, limit: 200, filter: 'all', text: '', changedAfter: 0, ...over };
}

beforeAll(() => {
  db.exec(`INSERT INTO accounts (account_id, login_key, login, name, unit, password, duties, created_at)
           VALUES ('account-a', 'a', 'a', 'n', 'u', 'p', '[]', 1), ('account-b', 'b', 'b', 'n', 'u', 'p', '[]', 1)`);
  const seat = db.prepare(
    'INSERT INTO seats (dossier_id, member_id, account_id, bound_at) VALUES (?, ?, ?, 1)',
  );
  db.transaction(() => {
    for (let index = 1; index <= MANY; index++) {
      seat.run(`dossier-${index}`, 'member-a', 'account-a');
      rows.put(dossierIdSchema.parse(`dossier-${index}`), memberIdSchema.parse('member-a'), summary(index));
    }
  })();
});

describe('dossier list', () => {
  test('LI1 filters, counts and text agree with each other', () => {
    const all = rows.list('account-a', query());
    expect(all.counts).toEqual({ active: 9000, mine: 1000, archived: 1000, all: MANY });
    expect([all.total, all.rows.length, all.rows[0]?.dossierId]).toEqual([MANY, 200, `dossier-${MANY}`]);
    const mine = rows.list('account-a', query({ filter: 'mine', offset: 999 }));
    expect([mine.total, mine.rows.map((row) => row.dossierId)]).toEqual([1000, ['dossier-1']]);
    const found = rows.list('account-a', query({ filter: 'active', text: ' 十里河 ' }));
    expect([found.total, found.rows.length]).toEqual([10, 10]);
    expect(rows.list('account-a', query({ text: "%' OR 1=1 --" })).total).toBe(0);
    expect(rows.list('account-a', query({ changedAfter: MANY - 3 })).total).toBe(3);
  });

  test('LI6 RD6 text is found however its characters and numbers are written, not across two fields', () => {
    const total = (text: string): number => rows.list('account-a', query({ text })).total;
    expect(total('十裡河')).toBe(10);
    expect(total('第一千零一十二号工程')).toBe(1);
    expect(total('第１０１２號')).toBe(1);
    expect(total('工程no-1012')).toBe(0);
  });

  test('LI6 rows of a hub that folded otherwise are folded anew when it starts', () => {
    db.exec(`UPDATE summaries SET search = 'as it was', search_form = 0 WHERE dossier_id = 'dossier-1012'`);
    expect(rows.list('account-a', query({ text: '第1012号' })).total).toBe(0);
    expect(new SummaryRows(db).list('account-a', query({ text: '第1012号' })).total).toBe(1);
  });

  test('LI2 another account sees none of it', () => {
    expect(rows.list('account-b', query())).toEqual({
      rows: [],
      total: 0,
      counts: { active: 0, mine: 0, archived: 0, all: 0 },
    });
  });

  test('LI3 every filter walks an index in order: no sorting, no scan of all rows', () => {
    for (const filter of ['all', 'active', 'mine', 'archived'] as const) {
      const plan = planOf(listSql(whereOf(filter, false, false)), {
        accountId: 'account-a',
        limit: 10,
        offset: 0,
      });
      expect(plan).toMatch(/SEARCH summaries USING INDEX/);
      expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
    }
    expect(planOf(COUNTS_SQL, 'account-a')).toMatch(/USING COVERING INDEX/);
  });

  test('LI4 a member whose summary is gone has no row', () => {
    rows.put(dossierIdSchema.parse('dossier-5'), memberIdSchema.parse('member-a'), null);
    expect(rows.list('account-a', query()).counts.all).toBe(MANY - 1);
  });

  function planOf(sql: string, values: object | string): string {
    return db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(values)
      .map(({ detail }) => detail)
      .join('\n');
  }
});
