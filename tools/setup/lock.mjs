// One set-up at a time: two terminals on one clone, or two clones that share the cache.
import fs from 'node:fs';
import path from 'node:path';
import { note } from './notices.mjs';

const POLL_MS = 300;

export async function withLock(file, purpose, action) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let waited = 0; !take(file); waited++) {
    if (waited === 0) note(`waiting for another set-up that is ${purpose} (${file})`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await action();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  // A killed set-up leaves its file behind: its process is gone, so the lock is free.
  const holder = Number(readOrEmpty(file));
  if (holder > 0 && !isAlive(holder)) fs.rmSync(file, { force: true });
  return false;
}

function readOrEmpty(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
