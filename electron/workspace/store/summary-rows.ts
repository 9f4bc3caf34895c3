import type { DossierId } from '#shared/domain/ids.ts';
import { dossierSummarySchema, type DossierSummary } from '#shared/domain/view/summary.ts';
import { LIST_TEXT_FORM, listQuery, listText } from '#shared/search/list-text.ts';
import type { ListAnswer, ListFilter } from '#shared/protocol/http.ts';
import type { Sqlite } from './open-database.ts';
import type { Owner } from './owners.ts';

export interface ListQuery {
  readonly offset: number;
  readonly limit: number;
  readonly filter: ListFilter;
  readonly text: string;
}

interface Counts {
  readonly every: number;
  readonly archived: number;
  readonly mine: number;
}

/** The dossier list as last heard from the hub: answered from the disk, so that home opens at once and without a link (WS5). */
export class SummaryRows {
  readonly #db: Sqlite;
  readonly #ownerId: number;
  readonly #put;
  readonly #remove;
  readonly #counts;
  readonly #newest;

  constructor(db: Sqlite, { ownerId }: Owner) {
    this.#db = db;
    this.#ownerId = ownerId;
    this.#put = db.prepare(
      `INSERT INTO summaries (owner_id, dossier_id, updated_at, is_mine, is_archived, search, search_form, summary)
       VALUES (:ownerId, :dossierId, :updatedAt, :isMine, :isArchived, :search, ${LIST_TEXT_FORM}, :summary)
       ON CONFLICT (owner_id, dossier_id) DO UPDATE SET
         updated_at = excluded.updated_at, is_mine = excluded.is_mine, is_archived = excluded.is_archived,
         search = excluded.search, search_form = excluded.search_form, summary = excluded.summary`,
    );
    this.#remove = db.prepare('DELETE FROM summaries WHERE owner_id = :ownerId AND dossier_id = :dossierId');
    this.#counts = db.prepare<[number], Counts>(
      `SELECT count(*) AS every, coalesce(sum(is_archived), 0) AS archived, coalesce(sum(is_mine), 0) AS mine
       FROM summaries WHERE owner_id = ?`,
    );
    this.#newest = db.prepare<[number], { newest: number | null }>(
      'SELECT max(updated_at) AS newest FROM summaries WHERE owner_id = ?',
    );
    this.#foldAnew();
  }

  /** Rows of a program that folded otherwise. */
  #foldAnew(): void {
    const older = this.#db.prepare<[number, number], { summary: string }>(
      'SELECT summary FROM summaries WHERE owner_id = ? AND search_form <> ?',
    );
    const rows = older.all(this.#ownerId, LIST_TEXT_FORM);
    if (rows.length > 0)
      this.putAll(rows.map(({ summary }) => dossierSummarySchema.parse(JSON.parse(summary))));
  }

  putAll(summaries: readonly DossierSummary[]): void {
    this.#db.transaction(() => summaries.forEach((summary) => this.#putOne(summary))).immediate();
  }

  /** The whole list anew: what is not in it is no longer this person's. */
  replaceAll(summaries: readonly DossierSummary[]): void {
    this.#db
      .transaction(() => {
        this.#db.prepare('DELETE FROM summaries WHERE owner_id = ?').run(this.#ownerId);
        for (const summary of summaries) this.#putOne(summary);
      })
      .immediate();
  }

  remove(dossierId: DossierId): void {
    this.#remove.run({ ownerId: this.#ownerId, dossierId });
  }

  /** 0 when the list is empty. */
  newestChange(): number {
    return this.#newest.get(this.#ownerId)?.newest ?? 0;
  }

  /** Newest first, and counted as the hub counts. */
  page({ offset, limit, filter, text }: ListQuery): ListAnswer {
    const wanted = listQuery(text);
    const where = whereOf(filter, wanted.text !== '');
    const values = { ownerId: this.#ownerId, ...wanted };
    const rows = this.#db
      .prepare<object, { summary: string }>(
        `SELECT summary FROM summaries WHERE ${where}
         ORDER BY updated_at DESC, dossier_id DESC LIMIT :limit OFFSET :offset`,
      )
      .all({ ...values, limit, offset })
      .map(({ summary }) => dossierSummarySchema.parse(JSON.parse(summary)));
    const { every, archived, mine } = this.#counts.get(this.#ownerId) ?? { every: 0, archived: 0, mine: 0 };
    const counts = { active: every - archived, mine, archived, all: every };
    const total =
      wanted.text === ''
        ? counts[filter]
        : (this.#db
            .prepare<object, { total: number }>(`SELECT count(*) AS total FROM summaries WHERE ${where}`)
            .get(values)?.total ?? 0);
    return { rows, total, counts };
  }

  #putOne(summary: DossierSummary): void {
    const isArchived = summary.items.length > 0 && summary.items.every((item) => item.stage === 'archive');
    this.#put.run({
      ownerId: this.#ownerId,
      dossierId: summary.dossierId,
      updatedAt: summary.updatedAt,
      isMine: summary.nextStep.isMine && !isArchived ? 1 : 0,
      isArchived: isArchived ? 1 : 0,
      search: searchText(summary),
      summary: JSON.stringify(summary),
    });
  }
}

/** Built from fixed parts only; what a person typed travels as a value. */
function whereOf(filter: ListFilter, hasText: boolean): string {
  const parts = ['owner_id = :ownerId'];
  if (filter === 'active') parts.push('is_archived = 0');
  if (filter === 'mine') parts.push('is_archived = 0 AND is_mine = 1');
  if (filter === 'archived') parts.push('is_archived = 1');
  if (hasText) parts.push('(instr(search, :text) > 0 OR instr(search, :arabic) > 0)');
  return parts.join(' AND ');
}

function searchText({ title, docNo, ownerUnit, compilerUnit, items, people }: DossierSummary): string {
  const titles = items.map(({ reportTitle }) => reportTitle);
  const names = people.map(({ name }) => name);
  return listText([title, docNo, ownerUnit, compilerUnit, ...titles, ...names]);
}
