// Where things are. Node built-ins only, and nothing newer than Node 20: this runs before anything is installed.
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const modules = path.join(root, 'node_modules');
export const bin = path.join(modules, '.bin');

/** Per user, never under node_modules: `npm ci` wipes that, and a runtime of 300 MB should be fetched once. */
export function cacheDir() {
  const home = os.homedir();
  if (process.env.XDG_CACHE_HOME) return path.join(process.env.XDG_CACHE_HOME, 'yunping');
  if (process.platform === 'win32') return path.join(process.env.LOCALAPPDATA ?? home, 'yunping', 'cache');
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Caches', 'yunping');
  return path.join(home, '.cache', 'yunping');
}

/** PATH with the installed commands (and so the pinned `node`) first. */
export function withBin(env = process.env) {
  const key = pathKey(env);
  return { ...env, [key]: [bin, ...dirsOf(env[key])].join(path.delimiter) };
}

/**
 * PATH without any node_modules/.bin. npm puts ours first, and `npm ci` must not run on a Node that it is
 * about to delete.
 */
export function withoutBin(env = process.env) {
  const key = pathKey(env);
  return { ...env, [key]: dirsOf(env[key]).join(path.delimiter) };
}

function dirsOf(value = '') {
  return value.split(path.delimiter).filter((dir) => !/node_modules[\\/]\.bin[\\/]?$/.test(dir));
}

// Windows spells it `Path`, and a copied environment is case-sensitive.
function pathKey(env) {
  return Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
}
