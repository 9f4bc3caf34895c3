// The repository as the rules see it: its files, their code without comments, and what they import.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const RUNTIMES = ['shared', 'hub', 'electron', 'renderer'] as const;

let listed: readonly string[] | undefined;

/** Every file that is or would be committed, as paths with forward slashes. */
export function allFiles(): readonly string[] {
  listed ??= execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
    .toString()
    .split('\n')
    .filter((file) => file !== '' && fs.existsSync(path.join(root, file)));
  return listed;
}

export function filesUnder(folders: readonly string[], pattern: RegExp): string[] {
  return allFiles().filter(
    (file) => pattern.test(file) && folders.some((folder) => file.startsWith(`${folder}/`)),
  );
}

export function isTest(file: string): boolean {
  return /\.(test|contract|bench|type-test)\.tsx?$/.test(file) || /^(tests|tools)\//.test(file);
}

/** The code that ships: TypeScript of the four runtimes without the tests beside it. */
export function productFiles(folders: readonly string[] = RUNTIMES): string[] {
  return filesUnder(folders, /\.tsx?$/).filter((file) => !isTest(file));
}

export function read(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

export function isText(file: string): boolean {
  return (
    /\.(ts|tsx|mjs|cjs|js|json|md|html|css|ya?ml|typ|txt|sh)$/.test(file) ||
    !path.basename(file).includes('.')
  );
}

/** The code without comments, line numbers kept. Good enough for rules: a `//` after a colon is an address. */
export function codeOf(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

/** `file:line` of every match; the message of a failing rule is this list. */
export function matches(
  files: readonly string[],
  pattern: RegExp,
  text: (file: string) => string = codeOf,
): string[] {
  return files.flatMap((file) =>
    text(file)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
      ),
  );
}

export interface Import {
  from: string;
  specifier: string;
  /** A path in the repository, or null for a package or a built-in. */
  target: string | null;
}

const STATIC = /^[ \t]*(?:import|export)\b(?:[^'"`;=]*?\bfrom)?\s*['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

export function importsOf(file: string): Import[] {
  const code = codeOf(file);
  return [...code.matchAll(STATIC), ...code.matchAll(DYNAMIC)].map(([, specifier = '']) => ({
    from: file,
    specifier,
    target: resolveImport(file, specifier),
  }));
}

/** Our imports name the file that defines the thing, so resolving is arithmetic on paths. */
function resolveImport(from: string, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('#')) return bare.slice(1);
  if (bare.startsWith('.')) return path.posix.join(path.posix.dirname(from), bare);
  return null;
}
