import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FileTokenVault } from '#electron/workspace/link/token-vault.ts';
import { beijingDay } from '#shared/domain/rules/beijing-day.ts';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import { buildSamples } from '../sample/build.ts';
import { PEOPLE, PROJECT } from '../sample/dossier.ts';
import { hubProcess } from './hub-process.ts';
import { newId, Participant } from './participant.ts';
import { SampleReview } from './review.ts';

/**
 * `node tools/demo/seed.ts --data DIR`: fills a profile of its own with the sample dossier at the pre-review,
 * by real commands against a real hub, and signs the clerk in. A profile that has it already is left alone.
 */
const ACCOUNTS = '样例账户.txt';
const EMBEDDED = 'embedded';
/** Written by their experts, not yet handed to the panel: there is something to do on the first look. */
const STILL_PRIVATE: ReadonlySet<string> = new Set(['A05', 'A13', 'B06']);

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data DIR is needed');
const data = path.resolve(values.data);
const tell = (line: string): void => console.error(`样例：${line}`);

if (existsSync(path.join(data, ACCOUNTS))) {
  tell(`已经备好。账户和密码见 ${path.join(data, ACCOUNTS)}`);
} else {
  await seed();
}
process.exit();

async function seed(): Promise<void> {
  const hubDir = path.join(data, 'hub');
  const making = path.join(data, 'hub.new');
  await mkdir(data, { recursive: true, mode: 0o700 });
  await rm(making, { recursive: true, force: true }); // a seeding that was cut off
  const built = await buildSamples(path.join(data, 'reports'), {
    onProgress: ({ done, total, label }) => tell(`排报告 ${done}/${total} ${label}`),
  });
  const hub = await hubProcess(making);
  const password = randomBytes(9).toString('base64url');
  try {
    const clerk = new Participant(hub.url);
    const setup = await clerk.api.setup({
      code: hub.setupCode ?? '',
      login: '许青',
      name: '许青',
      unit: PROJECT.bureau,
      password,
    });
    if (!setup.ok) throw new Error(`set-up refused: ${setup.error.code}`);
    await clerk.enter(setup.value);
    const review = new SampleReview({
      hubUrl: hub.url,
      clerk,
      dossierId: dossierIdSchema.parse(newId()),
      samples: new Map(built.files.map((file) => [file.key, file])),
      password,
      tell,
    });
    const day = beijingDay(Date.now());
    await review.intake();
    await review.formPanel();
    await review.schedule(Date.parse(`${day}T14:00:00+08:00`), Date.parse(`${day}T17:00:00+08:00`));
    await review.comment(STILL_PRIVATE);
    await review.appointChairs();
    review.leave();
    new FileTokenVault(data).save(EMBEDDED, setup.value);
  } finally {
    await hub.stop();
  }
  await rename(making, hubDir);
  const logins = PEOPLE.map((person) => `${person.name}\t${person.roleLabel}`).join('\n');
  await writeFile(
    path.join(data, ACCOUNTS),
    `登录名即姓名，密码都是 ${password}\n修改稿在 reports 文件夹。\n\n${logins}\n`,
    { mode: 0o600 },
  );
  tell(`备好了。账户和密码见 ${path.join(data, ACCOUNTS)}`);
}
