import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import { openDatabase } from '../store/sqlite/open-database.ts';
import { SqliteLedgerStore } from '../store/sqlite/sqlite-ledger-store.ts';
import { verifyDossier } from './verify-dossier.ts';

/** Verifies every dossier of a data directory; prints a JSON line for each damage and one for the sum. */
export async function verifyCommand(dataDir: string, print: (line: string) => void): Promise<number> {
  const file = join(dataDir, 'hub.db');
  if (!existsSync(file)) {
    print(JSON.stringify({ verified: false, reason: 'noDatabase' }));
    return 2;
  }
  const db = openDatabase(file);
  try {
    const integrity = db.pragma('integrity_check(1)', { simple: true });
    const store = new SqliteLedgerStore(db);
    const dossiers = db.prepare<[], { dossier_id: string }>('SELECT DISTINCT dossier_id FROM events').all();
    const sum = { dossiers: dossiers.length, ledgers: 0, events: 0, damaged: 0 };
    for (const row of dossiers) {
      const verified = await verifyDossier(store, dossierIdSchema.parse(row.dossier_id));
      sum.ledgers += verified.ledgers;
      sum.events += verified.events;
      sum.damaged += verified.damage.length;
      for (const damage of verified.damage) print(JSON.stringify(damage));
    }
    const isVerified = sum.damaged === 0 && integrity === 'ok';
    print(JSON.stringify({ verified: isVerified, integrity, ...sum }));
    return isVerified ? 0 : 1;
  } finally {
    db.close();
  }
}
