// npm run shape: how long our files and functions are. Information for us, never a failure.
import fs from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';

const root = path.resolve(import.meta.dirname, '..');
const FOLDERS = ['shared', 'hub', 'electron', 'renderer', 'tests', 'tools'];
const LONG_FILE = 400;

interface Shape {
  file: string;
  lines: number;
  functions: number[];
}

const rows = FOLDERS.map((folder) => {
  const shapes = sourcesUnder(folder).map(shapeOf);
  return { folder, shapes };
});
console.log('folder      files   file lines: median   p90   max   function lines: median   p90   max');
for (const { folder, shapes } of rows) {
  const cells = [
    ...summary(shapes.map(({ lines }) => lines)),
    ...summary(shapes.flatMap(({ functions }) => functions)),
  ].map(String);
  const [fm = '', f90 = '', fx = '', gm = '', g90 = '', gx = ''] = cells;
  console.log(
    `${folder.padEnd(10)}${String(shapes.length).padStart(7)}${fm.padStart(21)}${f90.padStart(6)}${fx.padStart(6)}` +
      `${gm.padStart(25)}${g90.padStart(6)}${gx.padStart(6)}`,
  );
}
const long = rows.flatMap(({ shapes }) => shapes).filter(({ lines }) => lines > LONG_FILE);
if (long.length > 0) console.log(`\nover ${LONG_FILE} lines (are there two reasons to change?):`);
for (const { file, lines } of long.toSorted((a, b) => b.lines - a.lines)) {
  console.log(`${String(lines).padStart(6)}  ${file}`);
}

function sourcesUnder(folder: string): string[] {
  if (!fs.existsSync(path.join(root, folder))) return [];
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && !/\.test\.tsx?$/.test(file));
}

function shapeOf(file: string): Shape {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  const functions: number[] = [];
  const count = (node: { start: number; end: number }) => {
    functions.push(text.slice(node.start, node.end).split('\n').length);
  };
  new Visitor({
    FunctionDeclaration: count,
    FunctionExpression: count,
    ArrowFunctionExpression: count,
  }).visit(parseSync(file, text).program);
  return { file, lines: text.split('\n').length - 1, functions };
}

function summary(values: number[]): [number, number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [at(0.5), at(0.9), at(1)];
}
