import path from 'node:path';
import { FileTokenVault } from '#electron/workspace/link/token-vault.ts';
import { randomIds } from '#electron/workspace/runtime.ts';
import { migrate } from '#electron/workspace/store/migrate.ts';
import { openDatabase } from '#electron/workspace/store/open-database.ts';
import { ownerOf } from '#electron/workspace/store/owners.ts';
import { Settings } from '#electron/workspace/store/settings.ts';
import { SummaryRows } from '#electron/workspace/store/summary-rows.ts';
import { paddingRows } from '#renderer/dev/padding-rows.ts';
import { CLERK, expertId } from './prepared-review.ts';

const DAY_MS = 86_400_000;
/** Nobody answers there: what is shown comes from this disk. */
const HUB_URL = 'http://127.0.0.1:9';

/** Makes a profile whose owner is signed in and holds `rows` dossiers, through the workspace's own code. */
export function fillProfile(dataDir: string, rows: number): void {
  const db = openDatabase(path.join(dataDir, 'replica.db'));
  migrate(db);
  const account = {
    accountId: 'bench-account',
    login: 'bench',
    name: '许青',
    unit: '审批局',
    duties: ['clerk' as const],
  };
  const now = Date.now();
  const summaries = paddingRows(rows, CLERK, now).map((row) => ({
    ...row,
    people: row.people.map((person, index) => ({ ...person, memberId: expertId(index) })),
  }));
  new SummaryRows(db, ownerOf(db, randomIds, account.accountId)).putAll(summaries);
  new Settings(db).hub = { kind: 'remote', url: HUB_URL };
  db.close();
  new FileTokenVault(dataDir).save(HUB_URL, {
    token: randomIds.newId(),
    expiresAt: now + DAY_MS,
    account,
  });
}
