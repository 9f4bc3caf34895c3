import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface ChinesePdf {
  readonly pages: 250 | 430;
  readonly debianPackage: string;
  readonly inside: string;
}

/** Long Chinese documents that anyone on Debian can get: 251 and 429 pages. */
export const CHINESE_PDFS: readonly ChinesePdf[] = [
  {
    pages: 250,
    debianPackage: 'debian-reference-zh-cn',
    inside: 'usr/share/debian-reference/debian-reference.zh-cn.pdf',
  },
  {
    pages: 430,
    debianPackage: 'texlive-lang-chinese',
    inside: 'usr/share/doc/texlive-doc/plain/impatient-cn/cnbook.pdf',
  },
];

/** The file in this user's cache; taken out of its package, which is downloaded and not installed, when missing. */
export function chinesePdf({ debianPackage, inside }: ChinesePdf, tell: (line: string) => void): string {
  const cache = path.join(
    process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'),
    'yunping',
    'bench',
  );
  const kept = path.join(cache, `${debianPackage}.pdf`);
  if (existsSync(kept)) return kept;
  mkdirSync(cache, { recursive: true });
  tell(`fetching ${debianPackage} …`);
  const dir = mkdtempSync(path.join(os.tmpdir(), 'yunping-bench-deb-'));
  try {
    if (!isDone('apt-get', ['download', debianPackage], dir)) {
      isDone('apt-get', ['update'], dir); // without its lists, apt knows no package
      if (!isDone('apt-get', ['download', debianPackage], dir)) {
        throw new Error(`apt-get download ${debianPackage} failed; put the PDF at ${kept} by hand`);
      }
    }
    const file = readdirSync(dir).find((name) => name.endsWith('.deb')) ?? '';
    if (!isDone('dpkg-deb', ['-x', file, 'x'], dir)) throw new Error(`${file} could not be unpacked`);
    copyFileSync(path.join(dir, 'x', inside), `${kept}.new`);
    renameSync(`${kept}.new`, kept);
    return kept;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function isDone(command: string, args: readonly string[], cwd: string): boolean {
  return spawnSync(command, args, { cwd, stdio: 'ignore' }).status === 0;
}
