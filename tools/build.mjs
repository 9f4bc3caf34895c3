// node tools/build.mjs [renderer] [electron] [workspace] [hub] [--force]
// Builds into dist/ what changed since the last build; "changed" is judged by the contents of the sources.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './setup/paths.mjs';

/** Each target: the folders and files it is made of, and what it writes. */
const TARGETS = {
  renderer: {
    sources: ['renderer', 'shared', 'resources', 'vite.config.ts', 'tools/build-pdfjs.ts'],
    output: 'dist/renderer/index.html',
    build: async () => {
      const { build } = await import('vite');
      await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' });
    },
  },
  electron: {
    sources: ['electron', 'shared', 'rolldown.electron.config.ts'],
    output: 'dist/electron/main.mjs',
    build: () => bundle('rolldown.electron.config.ts'),
  },
  workspace: {
    sources: ['electron', 'hub', 'shared', 'rolldown.workspace.config.ts', 'tools/build-urls.ts'],
    output: 'dist/workspace/workspace.mjs',
    build: () => bundle('rolldown.workspace.config.ts'),
  },
  hub: {
    sources: ['hub', 'shared', 'rolldown.hub.config.ts', 'tools/build-urls.ts'],
    output: 'dist/hub/yunping-hub.mjs',
    build: () => bundle('rolldown.hub.config.ts'),
  },
};
export const ALL_TARGETS = Object.keys(TARGETS);
/** @type {string[]} */
export const ALL_OUTPUTS = Object.values(TARGETS).map((target) => target.output);

/** @param {string[]} names of targets, built in this order */
export async function buildTargets(names, { force = false, log = console.error } = {}) {
  for (const name of names) {
    const target = TARGETS[name];
    if (target === undefined)
      throw new Error(`unknown build target "${name}": use ${ALL_TARGETS.join(', ')}`);
    const stampFile = path.join(root, 'dist', '.stamps', name);
    const stamp = stampOf(target.sources);
    if (!force && fs.existsSync(path.join(root, target.output)) && readOrEmpty(stampFile) === stamp) continue;
    const began = Date.now();
    log(`build ${name} …`);
    try {
      await target.build();
    } catch (error) {
      log(`build ${name} failed: ${error.message}\nPut this right, then run the same command again.`);
      process.exit(1);
    }
    fs.mkdirSync(path.dirname(stampFile), { recursive: true });
    fs.writeFileSync(stampFile, stamp);
    log(`build ${name}: done (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  }
}

async function bundle(configFile) {
  const { build } = await import('rolldown');
  const { default: configs } = await import(pathToFileURL(path.join(root, configFile)).href);
  await build(configs);
}

function stampOf(sources) {
  const hash = crypto.createHash('sha256');
  for (const file of [...sources, 'package-lock.json', 'tools/build.mjs'].flatMap(filesUnder)) {
    hash.update(`${file}\0`).update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function filesUnder(place) {
  const stat = fs.statSync(path.join(root, place), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return /\.test\.tsx?$/.test(place) ? [] : [place];
  const names = fs.readdirSync(path.join(root, place)).toSorted((a, b) => (a < b ? -1 : 1));
  return names.flatMap((name) => filesUnder(`${place}/${name}`));
}

function readOrEmpty(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

if (process.argv[1] === import.meta.filename) {
  const names = process.argv.slice(2).filter((arg) => arg !== '--force');
  const force = process.argv.includes('--force');
  await buildTargets(names.length > 0 ? names : ALL_TARGETS, { force, log: console.log });
  console.log('build: up to date');
}
