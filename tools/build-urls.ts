// `new URL('./worker.ts', import.meta.url)` names a file beside the source. In a bundle the source has moved:
// this plugin makes every such TypeScript file an entry of the bundle, and points other files (templates) back
// to the repository, or to the package that the bundle is shipped in.
import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';

const FILE_URL = /\bnew URL\(\s*(['"])(\.{1,2}\/[^'"\n]+)\1\s*,\s*import\.meta\.url\s*\)/g;

/**
 * Our own code is bundled; packages stay packages, because several carry native code, WebAssembly or fonts that
 * they find relative to themselves.
 */
export function isPackage(id: string): boolean {
  return !/^[.#/]|^[A-Za-z]:/.test(id);
}

/** Names and files of the workers that the sources under `folder` start. */
export function workerEntries(folder: string): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const file = path.join(folder, name);
    for (const [, , target = ''] of fs.readFileSync(file, 'utf8').matchAll(FILE_URL)) {
      if (target.endsWith('.ts'))
        entries[path.basename(target, '.ts')] = path.resolve(path.dirname(file), target);
    }
  }
  return entries;
}

/** Every chunk of the bundle lies directly in `outDir`. */
export function fileUrls(outDir: string): Plugin {
  return {
    name: 'file-urls',
    transform: {
      filter: { code: /import\.meta\.url/ },
      handler(code, id) {
        return code.replace(FILE_URL, (_match, _quote, target: string) => {
          const moved = target.endsWith('.ts')
            ? `./${path.basename(target, '.ts')}.mjs`
            : path.relative(outDir, path.resolve(path.dirname(id), target)).replaceAll('\\', '/');
          return `new URL(${JSON.stringify(moved)}, import.meta.url)`;
        });
      },
    },
  };
}

/** Makes one chunk a command: the first line that names its interpreter, and the permission to run. */
export function command(fileName: string): Plugin {
  return {
    name: 'command',
    generateBundle(_options, bundle) {
      const chunk = bundle[fileName];
      if (chunk?.type === 'chunk' && !chunk.code.startsWith('#!'))
        chunk.code = `#!/usr/bin/env node\n${chunk.code}`;
    },
    writeBundle({ dir = '.' }) {
      fs.chmodSync(path.join(dir, fileName), 0o755);
    },
  };
}
