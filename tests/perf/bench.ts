import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { appStart } from './app-start.ts';
import { carryOverCase } from './carry-over.ts';
import { carryPictureCase } from './carry-picture.ts';
import { catchUp } from './catch-up.ts';
import { dossierOpen } from './dossier-open.ts';
import { hubStuck } from './hub-stuck.ts';
import { listFilter } from './list-filter.ts';
import { meets, type CaseResult } from './measure.ts';
import { meetingFollow } from './meeting-follow.ts';
import { meetingJoin } from './meeting-join.ts';
import { meetingLoad } from './meeting-load.ts';
import { meetingVisible } from './meeting-visible.ts';
import { mediaFirst } from './media-first.ts';
import { readerFirst } from './reader-first.ts';
import { readerJump } from './reader-jump.ts';
import { readerMemory } from './reader-memory.ts';
import { readerScroll } from './reader-scroll.ts';
import { searchFirst } from './search-first.ts';
import { storeCommands } from './store-commands.ts';
import { syncVisible } from './sync-visible.ts';

/** `npm run bench -- [--only PREFIX] --json FILE`: every case against its base in one run. Reports; never judges. */
const CASES = [
  syncVisible,
  storeCommands,
  catchUp,
  meetingFollow,
  meetingVisible,
  meetingJoin,
  meetingLoad,
  hubStuck,
  readerFirst,
  readerJump,
  readerScroll,
  readerMemory,
  carryOverCase,
  carryPictureCase,
  searchFirst,
  listFilter,
  dossierOpen,
  appStart,
  mediaFirst,
];

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });

function isWanted(id: string): boolean {
  return values.only === undefined || id.startsWith(values.only);
}

const results: CaseResult[] = [];
for (const entry of CASES) {
  if (!entry.ids.some(isWanted)) continue;
  process.stderr.write(`${entry.ids.join(', ')} …\n`);
  try {
    const measured = await entry.run((line) => process.stderr.write(`  ${line}\n`));
    results.push(...measured);
    // Known and kept from now on, whatever becomes of the cases after it.
    process.stderr.write(`${table(measured)}\n`);
    await save();
  } catch (error) {
    // The others are measured all the same; who reads the exit code learns of it.
    process.stderr.write(
      `  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
console.log(table(wanted()));
await save();
process.exit();

function wanted(): readonly CaseResult[] {
  return results.filter((entry) => isWanted(entry.id));
}

async function save(): Promise<void> {
  if (values.json === undefined) return;
  await mkdir(path.dirname(path.resolve(values.json)), { recursive: true });
  await writeFile(values.json, `${JSON.stringify({ cases: wanted() }, null, 2)}\n`);
}

function table(rows: readonly CaseResult[]): string {
  const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  const head = ['case', 'unit', 'ours p50', 'p95', 'base p50', 'p95', 'ratio', 'aim', ''];
  const cells = rows.map((row) => [
    row.id,
    row.unit,
    number(row.ours.p50),
    number(row.ours.p95),
    row.base ? number(row.base.p50) : '–',
    row.base ? number(row.base.p95) : '–',
    row.ratio === null ? '–' : row.ratio.toFixed(2),
    'atMost' in row.aim ? `≤ ${row.aim.atMost}` : `≥ ${row.aim.atLeast}`,
    meets(row) ? 'met' : 'missed',
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  return [head, ...cells]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
