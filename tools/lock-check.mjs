// Fails when npm dropped optional platform packages from the lockfile (then `npm ci` refuses it on other
// machines while `npm install` is green), or when the lockfile names a registry host.
import fs from 'node:fs';

const { packages } = JSON.parse(fs.readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8'));
const places = Object.keys(packages);
const problems = Object.entries(packages).flatMap(([place, entry]) => {
  const dropped = Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !places.some((other) => other.endsWith(`node_modules/${name}`)))
    .map((name) => `${place || 'the root package'}: its optional dependency ${name} is missing`);
  return entry.resolved === undefined ? dropped : [...dropped, `${place}: has a "resolved" address`];
});
console.log(problems.length === 0 ? `lockfile complete: ${places.length - 1} packages` : problems.join('\n'));
process.exitCode = problems.length === 0 ? 0 : 1;
