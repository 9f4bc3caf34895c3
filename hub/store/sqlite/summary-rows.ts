import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { dossierSummarySchema, type DossierSummary } from '#shared/domain/view/summary.ts';
import { LIST_TEXT_FORM, listQuery, listText } from '#shared/search/list-text.ts';
import type { ListAnswer, ListFilter } from '#shared/protocol/http.ts';
import type { Sqlite } from './open-database.ts';

export interface ListQuery {
  readonly offset: number;
  readonly limit: number;
  readonly filter: ListFilter;
  readonly text: string;
  readonly changedAfter: number;
}

interface CountRow {
  readonly every: number;
  readonly archived: number;
  readonly mine: number;
}

/** The dossier list: one row for each member, holding what that member may see and nothing else (L2). */
export class SummaryRows {
  readonly #put;
  readonly #remove;
  readonly #counts;
  readonly #db: Sqlite;

  constructor(db: Sqlite) {
    this.#db = db;
    this.#put = db.prepare(`
      INSERT INTO summaries
        (dossier_id, member_id, account_id, summary, search, search_form, is_mine, is_archived, updated_at)
      VALUES (:dossierId, :memberId,
        (SELECT account_id FROM seats WHERE dossier_id = :dossierId AND member_id = :memberId),
        :summary, :search, ${LIST_TEXT_FORM}, :isMine, :isArchived, :updatedAt)
      ON CONFLICT (dossier_id, member_id) DO UPDATE SET account_id = excluded.account_id,
        summary = excluded.summary, search = excluded.search, search_form = excluded.search_form, is_mine = excluded.is_mine,
        is_archived = excluded.is_archived, updated_at = excluded.updated_at`);
    this.#remove = db.prepare('DELETE FROM summaries WHERE dossier_id = ? AND member_id = ?');
    this.#counts = db.prepare<[string], CountRow>(COUNTS_SQL);
    this.#foldAnew();
  }

  /** Rows of a hub that folded otherwise; they are as many as the list is long, and read once. */
  #foldAnew(): void {
    const older = this.#db.prepare<[number], { dossier_id: string; member_id: string; summary: string }>(
      'SELECT dossier_id, member_id, summary FROM summaries WHERE search_form <> ?',
    );
    const update = this.#db.prepare(
      'UPDATE summaries SET search = ?, search_form = ? WHERE dossier_id = ? AND member_id = ?',
    );
    this.#db.transaction(() => {
      for (const { dossier_id, member_id, summary } of older.all(LIST_TEXT_FORM)) {
        const parsed = dossierSummarySchema.parse(JSON.parse(summary));
        update.run(searchText(parsed), LIST_TEXT_FORM, dossier_id, member_id);
      }
    })();
  }

  /** Call inside the commit's transaction, so that a list never shows what the ledgers do not hold. */
  put(dossierId: DossierId, memberId: MemberId, summary: DossierSummary | null): void {
    if (!summary) {
      this.#remove.run(dossierId, memberId);
      return;
    }
    this.#put.run({
      dossierId,
      memberId,
      summary: JSON.stringify(summary),
      search: searchText(summary),
      isMine: summary.nextStep.isMine && !isArchived(summary) ? 1 : 0,
      isArchived: isArchived(summary) ? 1 : 0,
      updatedAt: summary.updatedAt,
    });
  }

  /** Newest first. `total` counts what the filter and the text match, `counts` what each filter holds. */
  list(accountId: string, query: ListQuery): ListAnswer {
    const { offset, limit, changedAfter } = query;
    const wanted = listQuery(query.text);
    const where = whereOf(query.filter, wanted.text !== '', changedAfter > 0);
    const values = { accountId, ...wanted, changedAfter };
    const rows = this.#db
      .prepare<object, { summary: string }>(listSql(where))
      .all({ ...values, offset, limit });
    const counted = this.#counts.get(accountId) ?? { every: 0, archived: 0, mine: 0 };
    const counts = {
      active: counted.every - counted.archived,
      mine: counted.mine,
      archived: counted.archived,
      all: counted.every,
    };
    const total =
      wanted.text === '' && changedAfter === 0
        ? counts[query.filter]
        : (this.#db
            .prepare<object, { total: number }>(`SELECT count(*) AS total FROM summaries WHERE ${where}`)
            .get(values)?.total ?? 0);
    return {
      rows: rows.map(({ summary }) => dossierSummarySchema.parse(JSON.parse(summary))),
      total,
      counts,
    };
  }
}

export const COUNTS_SQL = `
  SELECT count(*) AS every, coalesce(sum(is_archived), 0) AS archived, coalesce(sum(is_mine), 0) AS mine
  FROM summaries WHERE account_id = ?`;

export function listSql(where: string): string {
  return `SELECT summary FROM summaries WHERE ${where} ORDER BY updated_at DESC, dossier_id DESC LIMIT :limit OFFSET :offset`;
}

/** Built from fixed parts only; what a person typed travels as a value. */
export function whereOf(filter: ListFilter, hasText: boolean, isSince: boolean): string {
  const parts = ['account_id = :accountId'];
  if (filter === 'active') parts.push('is_archived = 0');
  if (filter === 'mine') parts.push('is_archived = 0 AND is_mine = 1');
  if (filter === 'archived') parts.push('is_archived = 1');
  if (isSince) parts.push('updated_at > :changedAfter');
  if (hasText) parts.push('(instr(search, :text) > 0 OR instr(search, :arabic) > 0)');
  return parts.join(' AND ');
}

function isArchived({ items }: DossierSummary): boolean {
  return items.length > 0 && items.every((item) => item.stage === 'archive');
}

function searchText({ title, docNo, ownerUnit, compilerUnit, items, people }: DossierSummary): string {
  const parts = [title, docNo, ownerUnit, compilerUnit];
  for (const { reportTitle } of items) parts.push(reportTitle);
  for (const { name } of people) parts.push(name);
  return listText(parts);
}
