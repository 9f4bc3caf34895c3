import { useEffect, useState } from 'react';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { daysAhead } from '#renderer/i18n/beijing-time.ts';

const MINE_LOOKED_AT = 100;
const ACTIVE_LOOKED_AT = 200;

export interface Today {
  readonly status: 'loading' | 'ready' | 'failed';
  /** Cases that wait for me: what is due soonest first, then what changed last. */
  readonly mine: readonly DossierSummary[];
  readonly mineCount: number;
  readonly meetings: readonly DossierSummary[];
}

const NOTHING: Today = { status: 'loading', mine: [], mineCount: 0, meetings: [] };

export function useToday(nowMs: number): Today {
  const client = useClient();
  const version = useWatched(client.listVersion);
  const [rows, setRows] = useState<{
    readonly mine: readonly DossierSummary[];
    readonly mineCount: number;
    readonly active: readonly DossierSummary[];
  } | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const ask = { offset: 0, text: '' };
    const fetchBoth = async (): Promise<void> => {
      const [mine, active] = await Promise.all([
        client.list({ ...ask, limit: MINE_LOOKED_AT, filter: 'mine' }),
        client.list({ ...ask, limit: ACTIVE_LOOKED_AT, filter: 'active' }),
      ]);
      if (!isCurrent) return;
      setIsFailed(!mine.ok || !active.ok);
      if (!mine.ok || !active.ok) return;
      setRows({ mine: mine.value.rows, mineCount: mine.value.total, active: active.value.rows });
    };
    void fetchBoth();
    return () => {
      isCurrent = false;
    };
  }, [client, version]);
  if (!rows) return isFailed ? { ...NOTHING, status: 'failed' } : NOTHING;
  const isToday = (row: DossierSummary): boolean =>
    row.meeting?.status === 'open' ||
    (row.meeting?.status === 'scheduled' && daysAhead(row.meeting.startsAt, nowMs) === 0);
  return {
    status: 'ready',
    mine: [...rows.mine].sort(
      (a, b) => (a.nextStep.dueAt ?? Infinity) - (b.nextStep.dueAt ?? Infinity) || b.updatedAt - a.updatedAt,
    ),
    mineCount: rows.mineCount,
    meetings: rows.active
      .filter(isToday)
      .sort((a, b) => (a.meeting?.startsAt ?? 0) - (b.meeting?.startsAt ?? 0)),
  };
}
