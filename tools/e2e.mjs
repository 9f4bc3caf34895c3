// The end-to-end tests: a fresh build, then Playwright over the real app and real browsers.
import { spawn } from 'node:child_process';
import { buildTargets } from './build.mjs';
import { root } from './setup/paths.mjs';

await buildTargets(['renderer', 'electron', 'workspace'], { log: console.log });
const playwright = spawn('playwright', ['test', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
playwright.on('close', (code) => process.exit(code ?? 1));
