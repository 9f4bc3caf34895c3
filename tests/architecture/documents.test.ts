// Documents that can be checked are: links, decision records, and the numbered rules of the specifications.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { allFiles, filesUnder, read, root } from './repository.ts';

test('every relative link in a document leads somewhere', () => {
  const broken = allFiles()
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      linksOf(file)
        .filter((link) => !leadsSomewhere(file, link))
        .map((link) => `${file} → ${link}`),
    );
  expect(broken).toEqual([]);
});

test('every decision record is listed in docs/adr/README.md', () => {
  const records = filesUnder(['docs/adr'], /\/\d{4}-[^/]+\.md$/);
  const listed = allFiles().includes('docs/adr/README.md') ? linksOf('docs/adr/README.md') : [];
  expect(
    records.filter((file) => !listed.some((link) => path.basename(link) === path.basename(file))),
  ).toEqual([]);
});

test('every numbered rule of docs/spec/ is in the name of a test', () => {
  const names = testNames();
  const untested = filesUnder(['docs/spec'], /\.md$/).flatMap((file) =>
    rulesOf(file)
      .filter((id) => !names.some((name) => new RegExp(`\\b${id}\\b`).test(name)))
      .map((id) => `${file}: ${id}`),
  );
  expect(untested).toEqual([]);
});

/** A rule opens a line, a list item or a table cell with its id in bold: `**CM4** …` or `| **CM4** |`. */
function rulesOf(file: string): string[] {
  const ids = [...read(file).matchAll(/^(?:[-*|\d.]\s*)*\*\*([A-Z]{1,4}\d+)\*\*/gm)].map(([, id = '']) => id);
  return [...new Set(ids)];
}

function testNames(): string[] {
  return filesUnder(
    ['shared', 'hub', 'electron', 'renderer', 'tests', 'tools'],
    /\.(test|contract|e2e)\.tsx?$/,
  ).flatMap((file) =>
    [
      ...read(file).matchAll(/\b(?:test|it|describe|step)\b[^'"`\n]*\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1/g),
    ].map(([, , name = '']) => name),
  );
}

function linksOf(file: string): string[] {
  const text = read(file)
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)|<img[^>]+src="([^"]+)"/g)]
    .map(([, link, image]) => link ?? image ?? '')
    .filter((link) => !/^([a-z]+:|#)/i.test(link));
}

function leadsSomewhere(file: string, link: string): boolean {
  const [place = ''] = decodeURIComponent(link).split('#');
  return fs.existsSync(path.join(root, path.dirname(file), place));
}
