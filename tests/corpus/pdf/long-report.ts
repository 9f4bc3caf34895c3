import { flate, writePdf, type Body } from './pdf-writer.ts';

export interface LongReportShape {
  readonly pages: number;
  /** Every so many pages one is an A3 map, upright pages between. 0: none. */
  readonly mapEvery?: number;
  /** Roman numbers for so many pages in front, then 1, 2, 3 …, then A-1 … for so many at the end. */
  readonly labels?: { readonly front: number; readonly appendix: number };
  /** Pages to a node of the page tree, as typesetting programs write it; all in one, as office programs do, if not said. */
  readonly pagesPerNode?: number;
}

const A4 = { width: 595, height: 842 };
const A3 = { width: 1191, height: 842 };
const A0 = { width: 2384, height: 3370 };

/**
 * A Chinese report as an office program without embedded fonts writes it: chapters with an outline, a table on
 * every third page, maps. The same shape gives the same bytes.
 */
export function longReport({ pages, mapEvery = 0, labels, pagesPerNode }: LongReportShape): Buffer {
  const objects: (Body | null)[] = [];
  const add = (body: Body): number => objects.push(body);
  add('null'); // catalog, below
  add('null'); // pages, below
  const font = add(FONT);
  add(CID_FONT);
  const kids: number[] = [];
  const nodes: number[] = [];
  for (let index = 0; index < pages; index++) {
    const isMap = mapEvery > 0 && index % mapEvery === mapEvery - 1;
    const size = isMap ? A3 : A4;
    if (pagesPerNode && index % pagesPerNode === 0) nodes.push(add('null'));
    const content = add(flate(isMap ? mapContent(size, 400, index) : textContent(index)));
    kids.push(add(pageOf(size, content, font, nodes.at(-1) ?? 2)));
  }
  const outline = outlineOf(objects, kids);
  objects[0] = `<< /Type /Catalog /Pages 2 0 R /Outlines ${outline} 0 R ${labels ? labelsOf(labels, pages) : ''} >>`;
  for (const [at, node] of nodes.entries()) {
    const own = kids.slice(at * (pagesPerNode ?? 0), (at + 1) * (pagesPerNode ?? 0));
    objects[node - 1] = `<< /Type /Pages /Parent 2 0 R /Count ${own.length} /Kids ${refs(own)} >>`;
  }
  objects[1] = `<< /Type /Pages /Count ${pages} /Kids ${refs(nodes.length > 0 ? nodes : kids)} >>`;
  return writePdf({ objects });
}

function refs(objects: readonly number[]): string {
  return `[${objects.map((object) => `${object} 0 R`).join(' ')}]`;
}

/** One A0 sheet full of contour lines and small names. */
export function mapSheet(lines: number): Buffer {
  return writePdf({
    objects: [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [6 0 R] >>',
      FONT,
      CID_FONT,
      flate(mapContent(A0, lines, 1)),
      pageOf(A0, 5, 3),
    ],
  });
}

/** A Chinese font that every viewer is expected to have itself. */
const FONT =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>';
const CID_FONT =
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>';

function pageOf({ width, height }: typeof A4, content: number, font: number, parent = 2): string {
  return `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`;
}

const SENTENCES = [
  '工程河段河道顺直，主槽宽约一百四十米，平均比降千分之零点八。',
  '按五十年一遇设计洪水计算壅水，桥墩阻水比百分之五点八，断面按实测概化。',
  '起算水位由断面水位流量关系推求，糙率按河床组成取值。',
  '桥前最大壅水高度为零点一七米，壅水曲线长度约四百二十五米。',
  '施工期围堰占用部分行洪断面，应在汛前拆除并恢复原状。',
  '左岸堤防距桥台较近，需复核堤脚冲刷深度和防护范围。',
];
const LINE_LENGTH = 36;

function textContent(index: number): string {
  const text = Array.from({ length: 26 }, (_, at) => SENTENCES[(index * 7 + at * 5) % SENTENCES.length]).join('');
  const lines = text.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'gu')) ?? [];
  const title = `第${index + 1}页　${SENTENCES[index % SENTENCES.length]?.slice(0, 12) ?? ''}`;
  const isTabled = index % 3 === 2;
  const body = lines.slice(0, isTabled ? 18 : 32);
  return [
    line(title, 80, 770, 16),
    ...body.map((words, at) => line(words, 80, 735 - at * 20, 12)),
    ...(isTabled ? tableContent(80, 340) : []),
  ].join('\n');
}

function line(words: string, x: number, y: number, size: number): string {
  const hex = [...words].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return `BT /F1 ${size} Tf ${x} ${y} Td <${hex}> Tj ET`;
}

function tableContent(left: number, top: number): string[] {
  const rows = 11;
  const columns = 6;
  const wide = 72;
  const high = 20;
  const rules = [
    ...Array.from({ length: rows + 1 }, (_, row) => `${left} ${top - row * high} m ${left + columns * wide} ${top - row * high} l S`),
    ...Array.from({ length: columns + 1 }, (_, column) => `${left + column * wide} ${top} m ${left + column * wide} ${top - rows * high} l S`),
  ];
  const cells = Array.from({ length: rows * columns }, (_, cell) =>
    line(String(1000 + ((cell * 37) % 97)), left + (cell % columns) * wide + 14, top - Math.floor(cell / columns) * high - 14, 9),
  );
  return ['0.5 w', ...rules, ...cells];
}

/** Lines that bend as contours do, each of its own colour and width, with a number on every tenth. */
function mapContent({ width, height }: typeof A4, lines: number, seed: number): string {
  const out: string[] = [];
  for (let at = 0; at < lines; at++) {
    const y = (height * (at + 0.5)) / lines;
    out.push(`0.${(at * 3 + seed) % 9} 0.${(at * 5) % 8} 0.${(at * 7) % 6} RG ${at % 10 === 0 ? 1.4 : 0.4} w 0 ${y.toFixed(1)} m`);
    for (let x = 0; x < width; x += 40) {
      const bend = Math.sin((x + at * 13 + seed * 31) / 90) * 18;
      out.push(`${x + 13} ${(y + bend).toFixed(1)} ${x + 26} ${(y - bend).toFixed(1)} ${x + 40} ${y.toFixed(1)} c`);
    }
    out.push('S');
    if (at % 10 === 0) out.push(line(`高程${1000 + at}`, (at * 97) % (width - 80), y, 6));
  }
  out.push(line('平城区红卫桥河段水下地形图', 40, height - 40, 18));
  return out.join('\n');
}

function outlineOf(objects: (Body | null)[], kids: readonly number[]): number {
  const chapters = kids.filter((_, index) => index % 20 === 0);
  const root = objects.length + 1;
  objects.push(`<< /Type /Outlines /First ${root + 1} 0 R /Last ${root + chapters.length} 0 R /Count ${chapters.length} >>`);
  chapters.forEach((kid, at) => {
    const before = at > 0 ? `/Prev ${root + at} 0 R` : '';
    const after = at < chapters.length - 1 ? `/Next ${root + at + 2} 0 R` : '';
    objects.push(`<< /Title (${at + 1}) /Parent ${root} 0 R ${before} ${after} /Dest [${kid} 0 R /XYZ 0 842 0] >>`);
  });
  return root;
}

function labelsOf({ front, appendix }: { readonly front: number; readonly appendix: number }, pages: number): string {
  return `/PageLabels << /Nums [0 << /S /r >> ${front} << /S /D >> ${pages - appendix} << /P (A-) /S /D >>] >>`;
}
