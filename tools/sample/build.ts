/** Typesets the sample: two reports as submitted and the same two as revised after the review. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as figures from './figures.ts';
import { floodData } from './hydro.ts';
import { planSheet } from './map.ts';
import { scannedLetter } from './scan.ts';
import { soilData } from './soil.ts';
import * as soilFigures from './soil-figures.ts';
import { createTypesetter, type Typesetter } from './typeset.ts';

export type SampleKey = 'flood' | 'soil' | 'floodRevised' | 'soilRevised';

export interface SampleFile {
  readonly key: SampleKey;
  readonly path: string;
  readonly fileName: string;
  readonly pages: number;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface SampleProgress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

export interface BuildOptions {
  readonly onProgress?: (progress: SampleProgress) => void;
  /** Only these files; all four when left out. */
  readonly only?: readonly SampleKey[];
  /** Typeset again even when the folder holds files of the same content. */
  readonly force?: boolean;
}

interface Variant {
  readonly key: SampleKey;
  readonly report: 'flood' | 'soil';
  readonly revised: boolean;
  readonly fileName: string;
  readonly label: string;
}

export const VARIANTS: readonly Variant[] = [
  {
    key: 'flood',
    report: 'flood',
    revised: false,
    fileName: '平城区红卫桥、小南头断面水质提升工程防洪评价报告（送审稿）.pdf',
    label: '防洪评价报告（送审稿）',
  },
  {
    key: 'soil',
    report: 'soil',
    revised: false,
    fileName: '平城区红卫桥、小南头断面水质提升工程水土保持方案报告书（送审稿）.pdf',
    label: '水土保持方案报告书（送审稿）',
  },
  {
    key: 'floodRevised',
    report: 'flood',
    revised: true,
    fileName: '平城区红卫桥、小南头断面水质提升工程防洪评价报告（修改稿）.pdf',
    label: '防洪评价报告（修改稿）',
  },
  {
    key: 'soilRevised',
    report: 'soil',
    revised: true,
    fileName: '平城区红卫桥、小南头断面水质提升工程水土保持方案报告书（修改稿）.pdf',
    label: '水土保持方案报告书（修改稿）',
  },
];

const here = import.meta.dirname;

/** Everything that shapes the bytes: sources beside this file and the versions of what typesets them. */
function contentKey(): string {
  const hash = createHash('sha256');
  const names = readdirSync(here)
    .filter(
      (name) => /\.(ts|typ)$/.test(name) && !/^(flaws|responses|dossier|ship)\.ts$|\.test\.ts$/.test(name),
    )
    .sort();
  for (const name of names)
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(here, name)));
  for (const name of [
    '@myriaddreamin/typst-ts-web-compiler',
    '@expo-google-fonts/noto-serif-sc',
    '@expo-google-fonts/noto-sans-sc',
    '@napi-rs/canvas',
  ]) {
    const file = join(here, '..', '..', 'node_modules', ...name.split('/'), 'package.json');
    hash.update(name).update(String((JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version));
  }
  return hash.digest('hex');
}

function addFigures(setter: Typesetter, report: 'flood' | 'soil', revised: boolean): void {
  const add = (name: string, svg: string): void => {
    setter.add(`/fig/${name}.svg`, svg);
  };
  const d = floodData(revised);
  add('location', figures.location());
  add('plan', planSheet({ kind: report, revised }));
  add('revetment', figures.revetment());
  if (report === 'soil') {
    const soil = soilData(revised);
    for (const [name, svg] of Object.entries(soilFigures.all(soil, revised))) add(name, svg);
    return;
  }
  add('basin', figures.basin());
  add('frequency', figures.frequencyCurve(d, revised));
  add('hydrograph', figures.hydrograph(d));
  add('bridge', figures.bridgeSection(d));
  add('bridge-detail', figures.bridgeSection(d, { detail: true, height: 116, toe: revised }));
  add('history', figures.sectionHistory());
  add('profile', figures.profileChart(d));
  add('scour', figures.scourSketch(d, revised));
  add('seepage', figures.seepage(false));
  add('thalweg', figures.thalweg());
  add('cofferdam', figures.cofferdam());
  for (let i = 1; i <= 8; i += 1) add(`cs${i}`, figures.sectionDrawing(`CS${i}`, d));
}

/** The bytes of one report. Native code draws the letter, and may round otherwise on another processor. */
export async function typeset(
  setter: Typesetter,
  variant: Variant,
  letter: () => Uint8Array = scannedLetter,
): Promise<Uint8Array> {
  for (const name of readdirSync(here)
    .filter((file) => file.endsWith('.typ'))
    .sort())
    setter.add(`/${name}`, readFileSync(join(here, name)));
  addFigures(setter, variant.report, variant.revised);
  if (variant.report === 'flood') {
    setter.add('/letter.jpg', letter());
    setter.add('/flood.json', JSON.stringify(floodData(variant.revised)));
  } else {
    setter.add('/soil.json', JSON.stringify(soilData(variant.revised)));
  }
  return setter.compile(`/${variant.report}.typ`, { rev: variant.revised ? '1' : '0' });
}

/** Pages of a file this module wrote: the largest /Count of its page tree. */
function countPages(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return Math.max(
    0,
    ...[...text.matchAll(/\/Type\s*\/Pages[^>]*?\/Count\s+(\d+)/g)].map((match) => Number(match[1])),
    ...[...text.matchAll(/\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages|\/Type\/Pages\/Count\s+(\d+)/g)].map(
      (match) => Number(match[1] ?? match[2]),
    ),
  );
}

interface CacheFile {
  readonly key: string;
  readonly files: readonly Omit<SampleFile, 'path'>[];
}

function readCache(path: string): CacheFile | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as CacheFile;
  } catch {
    return undefined;
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes the sample into `outDir`; files of the same content key are taken as they are. */
export async function buildSamples(
  outDir: string,
  options: BuildOptions = {},
): Promise<{ files: SampleFile[] }> {
  mkdirSync(outDir, { recursive: true });
  const wanted = VARIANTS.filter(
    (variant) => options.only === undefined || options.only.includes(variant.key),
  );
  const cachePath = join(outDir, 'sample-cache.json');
  const key = contentKey();
  const found = readCache(cachePath);
  const cache = found?.key === key && options.force !== true ? found.files : [];
  const files: SampleFile[] = [];
  let setter: Typesetter | undefined;
  for (const [index, variant] of wanted.entries()) {
    options.onProgress?.({ done: index, total: wanted.length, label: variant.label });
    const path = join(outDir, variant.fileName);
    const known = cache.find((file) => file.key === variant.key);
    if (known !== undefined) {
      try {
        if (sha256(readFileSync(path)) === known.sha256) {
          files.push({ ...known, path });
          continue;
        }
      } catch {
        // gone or unreadable: typeset it again
      }
    }
    setter ??= await createTypesetter();
    const bytes = await typeset(setter, variant);
    writeFileSync(`${path}.part`, bytes);
    renameSync(`${path}.part`, path);
    files.push({
      key: variant.key,
      path,
      fileName: basename(path),
      pages: countPages(bytes),
      sha256: sha256(bytes),
      sizeBytes: bytes.length,
    });
  }
  const kept = cache.filter((file) => !files.some((fresh) => fresh.key === file.key));
  const record: CacheFile = { key, files: [...kept, ...files.map(({ path: _path, ...rest }) => rest)] };
  writeFileSync(cachePath, `${JSON.stringify(record, null, 2)}\n`);
  options.onProgress?.({ done: wanted.length, total: wanted.length, label: '完成' });
  return { files };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = process.argv.indexOf('--out');
  const out = at >= 0 ? process.argv[at + 1] : undefined;
  if (out === undefined) {
    console.error('用法：node tools/sample/build.ts --out 目录 [--force]');
    process.exitCode = 2;
  } else {
    const started = performance.now();
    const { files } = await buildSamples(out, {
      force: process.argv.includes('--force'),
      onProgress: ({ done, total, label }) => console.log(`${done}/${total}　${label}`),
    });
    for (const file of files)
      console.log(
        `${file.fileName}　${file.pages} 页　${(file.sizeBytes / 1024 / 1024).toFixed(2)} MB　${file.sha256.slice(0, 16)}`,
      );
    console.log(`用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒`);
  }
}
