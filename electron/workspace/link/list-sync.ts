import type { DossierSummary } from '#shared/domain/view/summary.ts';
import type { HubApi } from '#shared/protocol/hub-api.ts';
import type { SummaryRows } from '../store/summary-rows.ts';

const PAGE = 1000;

/**
 * Brings the local list up to date: what changed since the newest row here, and the whole list where the
 * counts then still differ (a seat that was taken away leaves no newer row). Returns whether anything may
 * have changed; throws nothing, since the next connection tries again.
 */
export async function syncList(api: HubApi, rows: SummaryRows): Promise<boolean> {
  const newest = rows.newestChange();
  if (newest > 0) {
    // From just before: other rows may bear the same millisecond.
    const changed = await fetchAll(api, newest - 1);
    if (!changed) return false;
    rows.putAll(changed.rows);
    if (rows.page({ offset: 0, limit: 1, filter: 'all', text: '' }).counts.all === changed.all) return true;
  }
  const all = await fetchAll(api, 0);
  if (!all) return newest > 0;
  rows.replaceAll(all.rows);
  return true;
}

async function fetchAll(
  api: HubApi,
  changedAfter: number,
): Promise<{ rows: readonly DossierSummary[]; all: number } | null> {
  const byId = new Map<string, DossierSummary>();
  for (let offset = 0; ; offset += PAGE) {
    const answer = await api.dossiers({ offset, limit: PAGE, filter: 'all', text: '', changedAfter });
    if (!answer.ok) return null;
    for (const row of answer.value.rows) byId.set(row.dossierId, row);
    if (answer.value.rows.length < PAGE) return { rows: [...byId.values()], all: answer.value.counts.all };
  }
}
