import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commentIdSchema, versionIdSchema } from '#shared/domain/ids.ts';
import type { Command } from '#shared/domain/command.ts';
import { assert } from '#shared/lib/assert.ts';
import { ITEM, aSeat, Person } from '#hub/testing/a-hub.ts';
import { aJourney } from '#hub/testing/a-journey.ts';
import type { CrashReport, CrashTarget } from './crash-target.ts';
import { HubVictim } from './hub-victim.ts';
import { Writer } from './writer.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Dossiers that are killed side by side, each with a hub of its own, so that a start of one fills the wait of another. */
const LANES = 2;
const MOST_ACKNOWLEDGED_BEFORE_KILL = 10;
const LONGEST_DELAY_MS = 40;

/** kill -9 of a headless hub while two members write. */
export const hubTarget: CrashTarget = {
  name: 'hub',
  run: async (runs, random) => {
    // As it is shipped: one bundle starts in half the time of its sources.
    const build = spawnSync(process.execPath, [path.join(ROOT, 'tools/build.mjs'), 'hub'], {
      encoding: 'utf8',
    });
    assert(build.status === 0, `the hub builds: ${build.stderr}`);
    const shares = Array.from({ length: LANES }, (_, lane) => Math.floor((runs + lane) / LANES));
    const reports = await Promise.all(shares.map((share) => runLane(share, random)));
    return {
      runs: sum(reports, (report) => report.runs),
      acknowledged: sum(reports, (report) => report.acknowledged),
      losses: reports.flatMap((report) => report.losses),
    };
  },
};

async function runLane(runs: number, random: () => number): Promise<CrashReport> {
  const journey = await aJourney();
  await journey.hub.close();
  const { dataDir } = journey.hub;
  const victim = new HubVictim(dataDir, await freePort());
  await victim.start();
  const [expert] = journey.experts;
  assert(expert, 'an expert');
  const writers = [
    new Writer(sameOn(victim.url, expert.person), journey.dossierId, aComment),
    new Writer(sameOn(victim.url, journey.clerk), journey.dossierId, aNewSeat),
  ];
  for (let run = 0; run < runs; run++) {
    if (run > 0) await victim.start();
    await killWhileWriting(victim, writers, random);
  }
  await victim.start();
  for (const writer of writers) await writer.connect();
  const losses = writers.flatMap((writer) => writer.losses);
  await victim.kill();
  for (const writer of writers) writer.disconnect();
  losses.push(...chainLosses(dataDir));
  rmSync(dataDir, { recursive: true, force: true });
  return { runs, acknowledged: sum(writers, (writer) => writer.acknowledgedCount), losses };
}

async function killWhileWriting(
  victim: HubVictim,
  writers: readonly Writer[],
  random: () => number,
): Promise<void> {
  for (const writer of writers) await writer.connect();
  const killAfter = 1 + Math.floor(random() * MOST_ACKNOWLEDGED_BEFORE_KILL);
  const delayMs = random() * LONGEST_DELAY_MS;
  let acknowledged = 0;
  await new Promise<void>((resolve, reject) => {
    const kill = async (): Promise<void> => {
      await sleep(delayMs);
      await victim.kill();
      resolve();
    };
    const onAcknowledged = (): void => {
      acknowledged++;
      if (acknowledged === killAfter) kill().catch(reject);
    };
    for (const writer of writers) writer.write(onAcknowledged).catch(reject);
  });
  for (const writer of writers) writer.disconnect();
}

/** The same account on another address of the hub. */
function sameOn(url: string, person: Person): Person {
  const same = new Person(url);
  same.token = person.token;
  return same;
}

/** Every second one goes on to the panel, which writes two ledgers in one commit. */
function aComment(count: number): Command {
  const commentId = commentIdSchema.parse(`comment-${Math.ceil(count / 2)}`);
  if (count % 2 === 0) return { type: 'comment.share', commentIds: [commentId] };
  return {
    type: 'comment.add',
    subject: {
      commentId,
      itemId: ITEM,
      versionId: versionIdSchema.parse('version-1'),
      anchor: { kind: 'page', pageIndex: 11, rects: [] },
    },
    content: {
      category: 'model',
      severity: 'mustFix',
      concern: '糙率取值依据不足。',
      basis: '',
      suggestion: '',
    },
  };
}

function aNewSeat(): Command {
  return { type: 'member.add', seat: aSeat('department') };
}

function chainLosses(dataDir: string): string[] {
  const main = path.join(ROOT, 'hub/main.ts');
  const verified = spawnSync(process.execPath, [main, 'verify', '--data', dataDir], { encoding: 'utf8' });
  return verified.status === 0 ? [] : [`verify: ${verified.stdout}${verified.stderr}`];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
