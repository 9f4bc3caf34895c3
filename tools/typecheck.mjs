// Every runtime has its own tsconfig, so that shared/ cannot even compile a Date.now(). All of them, side by side;
// what did not change since the last time is not looked at again.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root, withBin } from './setup/paths.mjs';

const projects = fs
  .readdirSync(root)
  .filter((name) => /^tsconfig\.[\w-]+\.json$/.test(name) && name !== 'tsconfig.base.json');
const results = await Promise.all(projects.map(check));
process.exitCode = results.every((ok) => ok) ? 0 : 1;

async function check(project) {
  const began = Date.now();
  const known = path.join('dist', 'types', project.replace('.json', '.tsbuildinfo'));
  const pretty = String(process.stdout.isTTY === true);
  const how = ['--noEmit', '--pretty', pretty, '--incremental', '--tsBuildInfoFile', known, '-p', project];
  const tsc = spawn('tsc', how, {
    cwd: root,
    env: withBin(),
    shell: process.platform === 'win32',
  });
  let output = '';
  tsc.stdout.on('data', (chunk) => (output += chunk));
  tsc.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => tsc.on('close', resolve));
  if (output.includes('TS18003')) {
    console.log(`empty  ${project}: no such files yet`);
    return true;
  }
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${project} (${Date.now() - began} ms)`);
  if (output.trim()) console.log(output.trim());
  return code === 0;
}
