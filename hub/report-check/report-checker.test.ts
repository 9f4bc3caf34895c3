import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, openSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CorpusFile } from '#tests/corpus/pdf/corpus-file.ts';
import { makeCorpus } from '#tests/corpus/pdf/make.ts';
import { flate, simplePdf } from '#tests/corpus/pdf/pdf-writer.ts';
import { createReportChecker, type ReportChecker } from './report-checker.ts';

let folder: string;
let checker: ReportChecker;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-check-'));
  checker = createReportChecker();
});
afterAll(() => {
  checker.close();
  rmSync(folder, { recursive: true });
});

function written(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const corpus = makeCorpus();

async function expectVerdict({ name, bytes, expect: codes }: CorpusFile): Promise<void> {
  const check = await checker.check(written(`${name}.pdf`, bytes));
  if (codes.length === 0) expect(check).toMatchObject({ verdict: 'accepted', reason: null, findings: [] });
  else expect(codes).toContain(check.reason);
}

describe('RC11 ordinary reports are accepted without a note', () => {
  test.each(corpus.ordinary)('$name', expectVerdict);
});

describe('RC10 what the clerk should know is noted', () => {
  test.each(corpus.noted)('$name', expectVerdict);
});

describe('RC4 RC5 RC12 encryption and active content are refused wherever they hide', () => {
  test.each(corpus.active)('$name', expectVerdict);
});

describe('RC3 RC6 RC7 RC8 what cannot be read or shown is refused', () => {
  test.each(corpus.broken)('$name', expectVerdict);
});

describe('RC9 what would exhaust a reader is refused in time', { timeout: 40_000 }, () => {
  test.each(corpus.abusive)('$name', expectVerdict);
});

describe('RC1 only regular files of bearable size are opened', () => {
  test('what is not a file', async () => {
    expect((await checker.check(join(folder, 'absent'))).reason).toBe('notFound');
    expect((await checker.check('')).reason).toBe('notFound');
    expect((await checker.check('a\0b')).reason).toBe('notFound');
    expect((await checker.check(folder)).reason).toBe('notRegularFile');
  });

  test.runIf(process.platform === 'linux')('pipes and devices never block it', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect((await checker.check(pipe)).reason).toBe('notRegularFile');
    expect((await checker.check('/dev/zero')).reason).toBe('notRegularFile');
  });

  test.runIf(process.platform === 'linux')(
    'a link is the file it leads to; one that leads nowhere is none',
    async () => {
      const target = written('target.pdf', simplePdf());
      const link = (name: string, to: string): string => {
        symlinkSync(to, join(folder, name));
        return join(folder, name);
      };
      expect((await checker.check(link('good link', target))).verdict).toBe('accepted');
      expect((await checker.check(link('dangling', join(folder, 'gone')))).reason).toBe('notFound');
      expect((await checker.check(link('ring', join(folder, 'ring')))).reason).toBe('notFound');
      expect((await checker.check(link('to folder', folder))).reason).toBe('notRegularFile');
    },
  );

  test.each([
    'with space.pdf',
    '可行性研究报告（送审稿）.pdf',
    'line\nend.pdf',
    '"quoted" \'name\'.pdf',
    '-v',
    '报告.PDF',
  ])('a file named %j', async (name) => {
    expect((await checker.check(written(name, simplePdf()))).verdict).toBe('accepted');
  });

  test('a file just under the limit has room', { timeout: 60_000 }, async () => {
    const path = written('large.pdf', simplePdf());
    truncateSync(path, 500 * 1024 * 1024);
    expect(await checker.check(path)).toMatchObject({ verdict: 'accepted', pages: 1 });
    rmSync(path);
  });

  test('a sparse file over the limit is not read', async () => {
    const path = written('sparse.pdf', Buffer.from('%PDF-1.7\n'));
    truncateSync(path, 2 ** 31);
    const check = await checker.check(path);
    expect(check.reason).toBe('tooLarge');
  });

  test.runIf(process.getuid?.() !== 0)('a file that may not be read', async () => {
    const path = written('closed.pdf', simplePdf());
    chmodSync(path, 0);
    expect((await checker.check(path)).reason).toBe('accessDenied');
  });
});

describe('RC13 limits', () => {
  test(
    'a file that takes too long is rejected in time and the next one is judged',
    { timeout: 30_000 },
    async () => {
      const hasty = createReportChecker({ budgetMs: 1, concurrency: 1 });
      expect(await hasty.check(written('a.pdf', simplePdf()))).toMatchObject({
        verdict: 'rejected',
        reason: 'overBudget',
      });
      hasty.close();
      expect((await checker.check(written('b.pdf', simplePdf()))).verdict).toBe('accepted');
    },
  );

  test('a process over its memory ends and only its file is rejected', { timeout: 30_000 }, async () => {
    const small = createReportChecker({ memoryMb: 40, concurrency: 1 });
    expect(await small.check(written('c.pdf', simplePdf()))).toMatchObject({
      verdict: 'rejected',
      reason: 'overBudget',
    });
    small.close();
  });

  test('a page that takes too long is noted, since the others can be read', { timeout: 60_000 }, async () => {
    const lines = Array.from(
      { length: 1_500_000 },
      (_, index) => `q 1 0 0 1 ${index % 997} ${index % 613} cm`,
    );
    const hasty = createReportChecker({ cpuMs: 5_000, budgetMs: 50_000, concurrency: 1 });
    const check = await hasty.check(written('slow.pdf', simplePdf({ content: flate(lines.join('\n')) })));
    hasty.close();
    expect(check).toMatchObject({ verdict: 'flagged', reason: 'slowPages', pages: 1 });
  });

  test('a program that cannot start is the checker’s fault, not the file’s', async () => {
    const lost = createReportChecker({
      nodePath: '/nonexistent/node',
      childUrl: new URL('file:///nonexistent.ts'),
    });
    expect((await lost.check(written('d.pdf', simplePdf()))).verdict).toBe('rejected');
    lost.close();
    expect((await lost.check(written('e.pdf', simplePdf()))).reason).toBe('checkerFailed');
  });

  test('many at once all come back, each with its own answer', { timeout: 60_000 }, async () => {
    const good = written('good.pdf', simplePdf());
    const bad = written('bad.pdf', Buffer.from('no'));
    const checks = await Promise.all(
      Array.from({ length: 60 }, (_, i) => checker.check(i % 2 === 0 ? good : bad)),
    );
    checks.forEach((check, i) => expect(check.reason).toBe(i % 2 === 0 ? null : 'notPdf'));
  });
});

describe('RC14 the command', () => {
  const tool = new URL('../../tools/check-report.ts', import.meta.url).pathname;

  test('prints one line with exactly five keys per file, in the order asked', { timeout: 30_000 }, () => {
    const files = [written('x\n报告.pdf', simplePdf()), join(folder, 'none'), folder];
    const run = spawnSync(process.execPath, [tool, ...files], { encoding: 'utf8' });
    expect(run.status).toBe(0);
    expect(run.stderr).toBe('');
    const lines = run.stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toHaveLength(3);
    for (const line of lines)
      expect(Object.keys(Object(line))).toEqual(['file', 'verdict', 'reason', 'pages', 'ms']);
    expect(lines[0]).toMatchObject({ file: files[0], verdict: 'accepted', reason: null, pages: 1 });
    expect(lines[1]).toMatchObject({ verdict: 'rejected', reason: 'notFound', pages: null });
  });

  test('leaves no process behind when its reader goes away', { timeout: 30_000 }, async () => {
    const file = written('y.pdf', simplePdf());
    const sink = openSync('/dev/null', 'w');
    const run = spawn(process.execPath, [tool, file, file], { stdio: ['ignore', 'pipe', sink] });
    run.stdout?.destroy();
    const code = await new Promise((resolve) => run.on('exit', resolve));
    expect(code).toBe(0);
  });
});
