import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dossierSummarySchema, type DossierSummary } from '#shared/domain/view/summary.ts';
import { ok } from '#shared/lib/result.ts';
import { HubApi } from '#shared/protocol/hub-api.ts';
import { syncList } from '../link/list-sync.ts';
import { randomIds } from '../runtime.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type Sqlite } from './open-database.ts';
import { ownerOf } from './owners.ts';
import { SummaryRows } from './summary-rows.ts';

let dir: string;
let db: Sqlite;
let rows: SummaryRows;

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-list-'));
  db = openDatabase(path.join(dir, 'replica.db'));
  migrate(db);
  rows = new SummaryRows(db, ownerOf(db, randomIds, 'account-1'));
});
afterEach(() => {
  db.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

function aSummary(
  n: number,
  changes: { stage?: string; isMine?: boolean; title?: string } = {},
): DossierSummary {
  return dossierSummarySchema.parse({
    dossierId: `dossier-${n}`,
    memberId: 'member-1',
    role: 'clerk',
    title: changes.title ?? `河道工程 ${n}`,
    docNo: '',
    ownerUnit: '建设单位',
    compilerUnit: '编制单位',
    items: [
      {
        itemId: 'item-1',
        matter: 'floodControlEvaluation',
        reportTitle: '报告书',
        stage: changes.stage ?? 'meeting',
        ruleId: 'rule',
        conclusion: null,
      },
    ],
    nextStep: {
      kind: 'wait',
      isMine: changes.isMine ?? false,
      itemId: null,
      meetingId: null,
      count: 0,
      dueAt: null,
    },
    clock: { acceptedAt: null, pausedAt: null, endedAt: null },
    people: [{ memberId: 'member-2', name: '王工', isChair: true }],
    peopleCount: 1,
    meeting: null,
    updatedAt: n,
  });
}

const everything = { offset: 0, limit: 1000, filter: 'all', text: '' } as const;

test('WS5 pages, filters, counts and search are answered from this disk', () => {
  rows.putAll([
    aSummary(1),
    aSummary(2, { isMine: true, title: 'ＡＢＣ大桥' }),
    aSummary(3, { stage: 'archive', isMine: true }),
  ]);
  const ids = (request: Partial<Parameters<SummaryRows['page']>[0]>): string[] =>
    rows.page({ ...everything, ...request }).rows.map(({ dossierId }) => dossierId);
  expect(ids({})).toEqual(['dossier-3', 'dossier-2', 'dossier-1']);
  expect(ids({ offset: 1, limit: 1 })).toEqual(['dossier-2']);
  expect(ids({ filter: 'active' })).toEqual(['dossier-2', 'dossier-1']);
  expect(ids({ filter: 'mine' })).toEqual(['dossier-2']);
  expect(ids({ filter: 'archived' })).toEqual(['dossier-3']);
  expect(ids({ text: 'abc' })).toEqual(['dossier-2']);
  expect(ids({ text: '王工' })).toHaveLength(3);
  expect(ids({ text: "%' OR 1=1 --" })).toEqual([]);
  const page = rows.page({ ...everything, filter: 'active', text: '大桥' });
  expect(page.total).toBe(1);
  expect(page.counts).toEqual({ active: 2, mine: 1, archived: 1, all: 3 });
});

test('WS5 RD6 text is found however its characters and numbers are written, also after an update of the program', () => {
  rows.putAll([aSummary(12), aSummary(13, { title: '二〇二六年十二號橋' })]);
  const total = (list: SummaryRows, text: string): number => list.page({ ...everything, text }).total;
  expect([total(rows, '工程十二'), total(rows, '2026年12号桥')]).toEqual([1, 1]);
  db.exec(`UPDATE summaries SET search = 'as it was', search_form = 0`);
  expect(total(rows, '工程十二')).toBe(0);
  expect(total(new SummaryRows(db, ownerOf(db, randomIds, 'account-1')), '工程十二')).toBe(1);
});

test('WS5 ten thousand dossiers: one page of them is found by its words', () => {
  rows.putAll(Array.from({ length: 10_000 }, (_, index) => aSummary(index + 1)));
  rows.page({ ...everything, limit: 50 });
  const page = rows.page({ ...everything, filter: 'active', limit: 50, text: '工程 99' });
  expect(page.rows).toHaveLength(50);
});

/** A hub's list as far as the sync asks for it. */
function hubWith(all: readonly DossierSummary[]): { api: HubApi; asked: () => number } {
  let asked = 0;
  const api = new HubApi(
    {
      send: ({ path: asPath }) => {
        asked += 1;
        const query = new URL(asPath, 'http://hub').searchParams;
        const after = Number(query.get('changedAfter'));
        const matching = all.filter(({ updatedAt }) => updatedAt > after);
        const offset = Number(query.get('offset'));
        const rowsOfPage = matching.slice(offset, offset + Number(query.get('limit')));
        const counts = { active: all.length, mine: 0, archived: 0, all: all.length };
        return Promise.resolve({ status: 200, body: { rows: rowsOfPage, total: matching.length, counts } });
      },
    },
    () => 'token',
  );
  return { api, asked: () => asked };
}

test('WS5 the list follows the hub: all of it first, then what changed, and what was taken away goes', async () => {
  const many = Array.from({ length: 2500 }, (_, index) => aSummary(index + 1));
  expect(await syncList(hubWith(many).api, rows)).toBe(true);
  expect(rows.page(everything).counts.all).toBe(2500);

  const changed = [...many.slice(0, -1), aSummary(3000, { title: '新来的' })];
  const hub = hubWith(changed);
  await syncList(hub.api, rows);
  expect(rows.page({ ...everything, text: '新来的' }).total).toBe(1);
  expect(rows.page({ ...everything, limit: 1 }).counts.all).toBe(2500);

  const quiet = hubWith(changed);
  await syncList(quiet.api, rows);
  expect(quiet.asked()).toBe(1);
});

test('WS5 a hub that does not answer leaves the list as it was', async () => {
  rows.putAll([aSummary(1)]);
  const dead = new HubApi({ send: () => Promise.reject(new Error('no')) }, () => null);
  expect(await syncList(dead, rows)).toBe(false);
  expect(ok(rows.page(everything).total)).toEqual(ok(1));
});
