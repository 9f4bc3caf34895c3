import fs from 'node:fs';

/** The process ids of a process's children whose command line says so. */
export function childrenOf(parent: number, says: string): readonly number[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent && readOrEmpty(`/proc/${pid}/cmdline`).includes(says));
}

/** A process and all that came of it, killed without a word to any; the parents first, so that none starts another. */
export function killTree(root: number): void {
  const family = [root];
  for (const pid of family) family.push(...childrenOf(pid, ''));
  for (const pid of family) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it ended with its parent
    }
  }
}

function parentOf(pid: number): number | null {
  // The name of a process may hold spaces and brackets; what follows the last one is regular.
  const [, parent] = readOrEmpty(`/proc/${pid}/stat`)
    .replace(/^.*\) /su, '')
    .split(' ');
  return parent === undefined ? null : Number(parent);
}

function readOrEmpty(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}
