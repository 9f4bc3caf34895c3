import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dossierIdSchema, type DossierId } from '#shared/domain/ids.ts';
import type { RecordedEvent } from '#shared/domain/event.ts';
import { emptyHead, headAfter, linkFault } from '#shared/domain/ledger/chain.ts';
import { buildSamples } from '../sample/build.ts';
import { PROJECT } from '../sample/dossier.ts';
import type { ReportKey } from '../sample/flaws.ts';
import { hubProcess } from './hub-process.ts';
import { newId, Participant } from './participant.ts';
import { SampleReview } from './review.ts';

/**
 * `npm run demo -- --out DIR`: the sample's whole review against a real hub over loopback, by ten people
 * without screens. Leaves the sealed opinions, the response tables and the exported ledgers in DIR; the last
 * line it prints is a JSON summary.
 */
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = path.resolve(values.out ?? 'demo-out');
const begin = performance.now();

function tell(line: string): void {
  console.log(`${((performance.now() - begin) / 1000).toFixed(1).padStart(6)} s  ${line}`);
}

await mkdir(out, { recursive: true });
const data = await mkdtemp(path.join(tmpdir(), 'yunping-demo-'));
tell('排样例报告');
const built = await buildSamples(path.join(tmpdir(), 'yunping-sample'), {
  onProgress: ({ done, total, label }) => tell(`  ${done}/${total} ${label}`),
});
tell('启动评审中心');
const hub = await hubProcess(data);
try {
  const password = newId();
  const clerk = new Participant(hub.url);
  const setup = await clerk.api.setup({
    code: hub.setupCode ?? '',
    login: 'xuqing',
    name: '许青',
    unit: PROJECT.bureau,
    password,
  });
  if (!setup.ok) throw new Error(`set-up refused: ${setup.error.code} ${setup.error.message}`);
  await clerk.enter(setup.value);
  const dossierId = dossierIdSchema.parse(newId());
  const review = new SampleReview({
    hubUrl: hub.url,
    clerk,
    dossierId,
    samples: new Map(built.files.map((file) => [file.key, file])),
    password,
    tell,
  });
  await review.intake();
  await review.formPanel();
  await review.schedule();
  await review.comment();
  await review.appointChairs();
  await review.openMeeting();
  await review.deliberate();
  await review.sign({ by: 'han', text: '滩地行洪面积的复核建议在修改稿中单列一节说明，本人保留意见。' });
  await review.closeMeeting();
  await review.publish();
  await review.revise();
  await review.recheck();
  await review.issue();
  const files = await keepFiles(review, dossierId);
  const ledgers = await keepLedgers(review, dossierId);
  review.leave();
  await hub.stop();
  const verified = await verifyHub(data);
  const seconds = Math.round((performance.now() - begin) / 100) / 10;
  tell('完成');
  console.log(
    JSON.stringify({
      ok: verified && ledgers.every((ledger) => ledger.intact),
      out,
      seconds,
      dossierId,
      files,
      ledgers,
      hubVerified: verified,
    }),
  );
  process.exitCode = verified ? 0 : 1;
} finally {
  await hub.stop();
  await rm(data, { recursive: true, force: true });
}
process.exit();

/** What the owner downloads, checked against the hash their ledger names. */
async function keepFiles(
  review: SampleReview,
  dossierId: DossierId,
): Promise<readonly { name: string; sha256: string; matchesLedger: boolean; sizeBytes: number }[]> {
  const owner = review.person('yaoZhen');
  const kept: { name: string; sha256: string; matchesLedger: boolean; sizeBytes: number }[] = [];
  for (const report of ['flood', 'soil'] satisfies ReportKey[]) {
    const final = owner.state(dossierId).parties.items[review.item(report)]?.final;
    if (!final?.responseTable) throw new Error(`${report} is not final`);
    const named = [
      { name: `${report}-opinion.pdf`, file: final.opinion },
      { name: `${report}-responses.pdf`, file: final.responseTable },
    ];
    for (const { name, file } of named) {
      const bytes = await owner.download(dossierId, file.sha256);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await writeFile(path.join(out, name), bytes);
      kept.push({ name, sha256, matchesLedger: sha256 === file.sha256, sizeBytes: bytes.length });
    }
  }
  return kept;
}

/** The clerk's ledgers, pulled from the hub line by line, verified and written as JSON lines. */
async function keepLedgers(
  review: SampleReview,
  dossierId: DossierId,
): Promise<readonly { ledgerId: string; events: number; head: string; intact: boolean }[]> {
  const kept: { ledgerId: string; events: number; head: string; intact: boolean }[] = [];
  const hasher = { sha256Hex: (text: string) => createHash('sha256').update(text).digest('hex') };
  const byLedger = review.person('xuQing').lines(dossierId);
  for (const [ledgerId, lines] of byLedger) {
    let head = emptyHead(ledgerId);
    let intact = true;
    for (const line of lines) {
      intact &&= linkFault(hasher, dossierId, head, line) === null;
      head = headAfter(line);
    }
    await writeFile(path.join(out, `ledger-${ledgerId.replace(':', '-')}.jsonl`), toJsonLines(lines));
    kept.push({ ledgerId, events: lines.length, head: head.hash, intact });
  }
  return kept;
}

function toJsonLines(lines: readonly RecordedEvent[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The hub's own verifier over everything it stored, private ledgers included. */
async function verifyHub(dataDir: string): Promise<boolean> {
  const child = spawn(process.execPath, [path.resolve('hub/main.ts'), 'verify', '--data', dataDir], {
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}
