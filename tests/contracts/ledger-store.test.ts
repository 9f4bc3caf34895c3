import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryLedgerStore } from '#hub/store/memory/memory-ledger-store.ts';
import { migrate } from '#hub/store/sqlite/migrate.ts';
import { openDatabase } from '#hub/store/sqlite/open-database.ts';
import { SqliteLedgerStore } from '#hub/store/sqlite/sqlite-ledger-store.ts';
import { ledgerStoreContract } from './ledger-store.contract.ts';

ledgerStoreContract('memory', async () => ({
  store: new MemoryLedgerStore(),
  reopen: null,
  close: async () => undefined,
}));

ledgerStoreContract('SQLite', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'yunping-store-'));
  const file = join(dir, 'hub.db');
  let db = openDatabase(file);
  migrate(db);
  return {
    store: new SqliteLedgerStore(db),
    reopen: async () => {
      db.close();
      db = openDatabase(file);
      return new SqliteLedgerStore(db);
    },
    close: async () => {
      db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
});
