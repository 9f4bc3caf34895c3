// npm test [-- NAME…]: everything CI runs, cheap to dear. A failure does not hide the cheap steps after it, but
// the dear ones are not begun.
import { spawn } from 'node:child_process';
import { root } from './setup/paths.mjs';

const STEPS = [
  { name: 'lock-check', command: ['node', 'tools/lock-check.mjs'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'typecheck', command: ['node', 'tools/typecheck.mjs'] },
  { name: 'unit', command: ['vitest', 'run'] },
  { name: 'build', command: ['node', 'tools/build.mjs'] },
  { name: 'sim', command: ['node', 'tests/sim/run.ts', '--seeds', '5000'], dear: true },
  { name: 'sim:mutants', command: ['node', 'tests/sim/mutants.ts'], dear: true },
  { name: 'kill', command: ['node', 'tests/crash/kill.ts'], dear: true },
  { name: 'demo', command: ['node', 'tools/demo/main.ts', '--out', '.cache/demo'], dear: true },
  { name: 'e2e', command: ['node', 'tools/e2e.mjs'], dear: true },
];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !STEPS.some((step) => step.name === name));
if (unknown !== undefined) {
  console.error(`no step "${unknown}"; there are: ${STEPS.map((step) => step.name).join(', ')}`);
  process.exit(2);
}

const results = [];
for (const step of STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const skip = step.dear === true && results.some(({ outcome }) => outcome === 'FAILED');
  if (skip) results.push({ name: step.name, outcome: 'not run', ms: 0 });
  else results.push(await run(step));
}

console.log(`\n── summary ${'─'.repeat(60)}`);
for (const { name, outcome, ms } of results) {
  console.log(`${outcome.padEnd(8)} ${name.padEnd(12)} ${(ms / 1000).toFixed(1).padStart(7)} s`);
}
const count = (wanted) => results.filter(({ outcome }) => outcome === wanted).length;
if (count('not run') > 0) console.log(`${count('not run')} not run, because something before them failed`);
console.log(`${count('passed')} passed, ${count('FAILED')} failed`);
process.exitCode = count('passed') === results.length ? 0 : 1;

async function run({ name, command }) {
  console.log(
    `\n── ${name}: ${command.join(' ')} ${'─'.repeat(Math.max(0, 66 - name.length - command.join(' ').length))}`,
  );
  const began = Date.now();
  const [file, ...args] = command;
  const child = spawn(file, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  const ms = Date.now() - began;
  console.log(
    `── ${name}: ${code === 0 ? 'passed' : `FAILED (exit code ${code})`}, ${(ms / 1000).toFixed(1)} s`,
  );
  return { name, outcome: code === 0 ? 'passed' : 'FAILED', ms };
}
