// Who may import whom (ARCHITECTURE.md, layout). Lint says the same in the editor; this resolves every path.
import { expect, test } from 'vitest';
import { importsOf, isTest, productFiles } from './repository.ts';

interface Layer {
  folder: string;
  /** Repository paths it may import besides itself. */
  may: readonly string[];
  /** Packages it may import; all of them where this is absent. */
  packages?: RegExp;
  never?: RegExp;
}

const NO_RUNTIME = /^(node:|electron$|react|antd|better-sqlite3|socket\.io)/;

/** More specific folders first: the first that holds a file is its layer. */
const LAYERS: readonly Layer[] = [
  { folder: 'shared/lib', may: [], never: NO_RUNTIME },
  { folder: 'shared/anchoring', may: ['shared/lib'], never: NO_RUNTIME },
  { folder: 'shared/domain', may: ['shared/lib', 'shared/anchoring'], never: NO_RUNTIME },
  { folder: 'shared/search', may: ['shared/lib', 'shared/anchoring', 'shared/domain'], never: NO_RUNTIME },
  {
    folder: 'shared/protocol',
    may: ['shared/lib', 'shared/anchoring', 'shared/domain', 'shared/search'],
    never: NO_RUNTIME,
  },
  { folder: 'shared/documents', may: ['shared/lib', 'shared/anchoring', 'shared/domain'], never: NO_RUNTIME },
  { folder: 'shared', may: ['shared'], never: NO_RUNTIME },
  { folder: 'hub', may: ['shared'], never: /^(electron$|react|antd)/ },
  { folder: 'electron/preload', may: ['shared/protocol/ipc'], packages: /^electron$/ },
  { folder: 'electron/workspace', may: ['shared', 'hub/embed.ts'], never: /^(electron$|react|antd)/ },
  {
    folder: 'electron/main',
    may: ['shared', 'electron/ipc', 'electron/main'],
    never: /^(react|antd|better-sqlite3)/,
  },
  { folder: 'electron', may: ['shared'], never: /^(react|antd)/ },
  { folder: 'renderer/ui', may: ['shared/lib'], never: /^(node:|electron$|better-sqlite3)/ },
  { folder: 'renderer', may: ['shared'], never: /^(node:|electron$|better-sqlite3)/ },
];

test('layers: runtimes import shared and never each other; inside shared the arrows point one way', () => {
  expect(productFiles().flatMap(wrongImports)).toEqual([]);
});

test('layers: a feature of the renderer never imports another feature', () => {
  const wrong = productFiles(['renderer/features']).flatMap((file) =>
    importsOf(file)
      .filter(
        ({ target }) => target?.startsWith('renderer/features/') && featureOf(target) !== featureOf(file),
      )
      .map(({ specifier }) => `${file} → ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test('layers: product code imports no test and no tool', () => {
  const wrong = productFiles().flatMap((file) =>
    importsOf(file)
      .filter(({ target }) => target !== null && (isTest(target) || /(^|\/)testing\//.test(target)))
      .filter(() => !/(^|\/)testing\//.test(file))
      .map(({ specifier }) => `${file} → ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test('layers: no barrels; import the file that defines the thing', () => {
  expect(productFiles().filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([]);
});

function wrongImports(file: string): string[] {
  const layer = LAYERS.find(({ folder }) => file.startsWith(`${folder}/`));
  if (layer === undefined) return [`${file}: belongs to no layer`];
  return importsOf(file)
    .filter(({ target, specifier }) =>
      target === null ? !mayUse(layer, specifier) : !mayImport(layer, target),
    )
    .map(({ specifier }) => `${file} → ${specifier}`);
}

function mayImport(layer: Layer, target: string): boolean {
  const within = (place: string) => target === place || target.startsWith(`${place}/`);
  return within(layer.folder) || layer.may.some(within);
}

function mayUse(layer: Layer, specifier: string): boolean {
  if (layer.never?.test(specifier)) return false;
  return layer.packages?.test(specifier) ?? true;
}

function featureOf(file: string): string {
  return file.split('/')[2] ?? '';
}
