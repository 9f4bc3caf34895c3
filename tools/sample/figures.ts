/** Vector figures of both reports, drawn from the computed data. */
import {
  type FloodData,
  PIER,
  type Section,
  SECTIONS,
  chainageText,
  pearson3,
  CV,
  CS_RATIO,
  sectionAt,
} from './hydro.ts';
import { axes, EARTH, GREEN, GREY, INK, range, RED, Svg, WATER, WATER_FILL, type XY } from './svg.ts';

const f2 = (value: number): string => value.toFixed(2);

function bedAt(section: Section, x: number): number {
  for (let i = 0; i + 1 < section.points.length; i += 1) {
    const a = section.points[i];
    const b = section.points[i + 1];
    if (a !== undefined && b !== undefined && x >= a[0] && x <= b[0])
      return a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0]);
  }
  return 0;
}

/** The polygon of water under a level inside the levees. */
function waterBody(section: Section, level: number): [number, number][] {
  const inside = section.points.filter(
    ([x, z]) => x > section.leveeLeft && x < section.leveeRight && z <= level,
  );
  const cross = (from: number, to: number, step: number): number => {
    for (let x = from; step > 0 ? x < to : x > to; x += step) if (bedAt(section, x) <= level) return x;
    return from;
  };
  const left = cross(section.leveeLeft + 2.5, 90, 0.1);
  const right = cross(section.leveeRight - 2.5, 90, -0.1);
  return [[left, level], ...inside.map(([x, z]): [number, number] => [x, z]), [right, level]];
}

// ---------------------------------------------------------------- location and basin

export function location(): string {
  const s = new Svg(150, 112);
  s.rect(0.3, 0.3, 149.4, 111.4, { w: 0.35 }).rect(1.6, 1.6, 146.8, 108.8, { w: 0.15 });
  const river: XY[] = [
    [22, 2],
    [28, 16],
    [44, 27],
    [52, 42],
    [66, 52],
    [78, 60],
    [92, 66],
    [101, 78],
    [118, 86],
    [128, 98],
    [134, 110],
  ];
  s.raw('<path d="M2 80 C20 70 30 72 40 82 S62 98 70 110 L2 110 Z" fill="#f3efe6"/>');
  s.raw('<path d="M96 2 C100 16 118 22 130 20 S144 26 148 30 L148 2 Z" fill="#f3efe6"/>');
  s.rect(40, 34, 62, 46, { fill: '#f1f0ec', color: '#c9c4b8', w: 0.2, dash: '1.2 0.8' }, 8);
  for (const [x, y, w, h] of [
    [44, 60, 9, 6],
    [44, 68, 12, 8],
    [55, 64, 7, 6],
    [57, 72, 9, 6],
    [66, 66, 6, 10],
    [72, 38, 10, 7],
    [60, 37, 9, 8],
    [84, 40, 12, 6],
    [74, 48, 8, 6],
    [86, 49, 12, 9],
    [78, 72, 10, 6],
  ] as const)
    s.rect(x, y, w, h, { fill: '#e4e0d8', color: '#b9b3a7', w: 0.12 });
  s.smooth(river, { color: '#a9cbe4', w: 2.6, join: 'round' }).smooth(river, { color: WATER, w: 0.25 });
  const trib1: XY[] = [
    [2, 40],
    [16, 38],
    [30, 36],
    [47, 33],
  ];
  const trib2: XY[] = [
    [146, 46],
    [128, 50],
    [112, 58],
    [95, 68],
  ];
  s.smooth(trib1, { color: WATER, w: 0.45 }).smooth(trib2, { color: WATER, w: 0.45 });
  const road = (points: XY[], w: number): void => {
    s.smooth(points, { color: '#8a8171', w: w + 0.5 }).smooth(points, { color: '#fffaf0', w });
  };
  road(
    [
      [2, 52],
      [34, 50],
      [64, 49.5],
      [84, 56],
      [110, 46],
      [148, 38],
    ],
    1.1,
  );
  road(
    [
      [86, 2],
      [85, 30],
      [83, 56],
      [80, 84],
      [86, 110],
    ],
    0.9,
  );
  road(
    [
      [2, 96],
      [40, 88],
      [80, 84],
      [112, 92],
      [148, 88],
    ],
    0.8,
  );
  s.line([20, 110], [60, 84], { w: 0.9, color: '#444444' }).line([60, 84], [148, 64], {
    w: 0.9,
    color: '#444444',
  });
  s.line([20, 110], [60, 84], { w: 0.5, color: '#ffffff', dash: '2 2' }).line([60, 84], [148, 64], {
    w: 0.5,
    color: '#ffffff',
    dash: '2 2',
  });
  s.text(71, 43, '平城区', { size: 4.6, weight: 700, anchor: 'middle', sans: true });
  s.text(32, 23, '朔平河', { size: 3.4, color: WATER, rotate: 42, slant: true, anchor: 'middle' });
  s.text(122, 88, '朔平河', { size: 3.4, color: WATER, rotate: 40, slant: true, anchor: 'middle' });
  s.text(14, 35.4, '北沟河', { size: 2.8, color: WATER, slant: true, anchor: 'middle' });
  s.text(128, 46.6, '石梯沟', { size: 2.8, color: WATER, slant: true, anchor: 'middle' });
  s.text(20, 54, '云州大街', { size: 2.6, color: GREY }).text(92, 12, '迎河路', {
    size: 2.6,
    color: GREY,
    rotate: 88,
  });
  s.text(24, 94, '南环路', { size: 2.6, color: GREY, rotate: -10 }).text(130, 71, '铁路', {
    size: 2.6,
    color: GREY,
    rotate: -12,
  });
  s.raw(
    `<path d="M66 50.5 L94.5 69.5" stroke="${RED}" stroke-width="1.5" fill="none" stroke-linecap="round" opacity="0.85"/>`,
  );
  const mark = (x: number, y: number, label: string, dx: number, dy: number): void => {
    s.circle(x, y, 1.3, { fill: '#ffffff', color: RED, w: 0.4 }).circle(x, y, 0.5, {
      fill: RED,
      color: RED,
      w: 0.1,
    });
    s.line([x, y], [x + dx, y + dy], { color: RED, w: 0.2 });
    s.text(x + dx + (dx > 0 ? 0.8 : -0.8), y + dy, label, {
      size: 3.1,
      color: RED,
      anchor: dx > 0 ? 'start' : 'end',
      halo: true,
      weight: 700,
    });
  };
  mark(72, 54.5, '红卫桥断面（K3+520）', -16, 5.5);
  mark(94, 69, '小南头断面（K4+320）', 10, -6);
  s.circle(40, 24.4, 1, { fill: '#ffffff', w: 0.3 }).poly(
    [
      [40, 22.6],
      [41.6, 25.4],
      [38.4, 25.4],
    ],
    { fill: WATER, color: WATER, w: 0.1 },
    true,
  );
  s.text(42.4, 22.6, '柳港水文站', { size: 2.8 });
  s.text(97, 88, '小南头村', { size: 2.8, anchor: 'middle' }).text(126, 30, '东沟乡', {
    size: 3,
    anchor: 'middle',
    color: GREY,
  });
  northArrow(s, 138, 14, 9);
  legend(s, 103, 92.5, 43, 16, [
    ['工程河段', (x, y) => s.line([x, y], [x + 7, y], { color: RED, w: 1.4 })],
    ['河流', (x, y) => s.line([x, y], [x + 7, y], { color: '#a9cbe4', w: 1.6 })],
    ['道路', (x, y) => s.line([x, y], [x + 7, y], { color: '#8a8171', w: 0.9 })],
    [
      '水文站',
      (x, y) =>
        s.poly(
          [
            [x + 3.5, y - 1.3],
            [x + 4.9, y + 1.1],
            [x + 2.1, y + 1.1],
          ],
          { fill: WATER, color: WATER, w: 0.1 },
          true,
        ),
    ],
  ]);
  scaleBar(s, 8, 104, 10, ['0', '1', '2', '3 km']);
  return s.toString();
}

export function northArrow(s: Svg, x: number, y: number, size: number): void {
  s.poly(
    [
      [x, y - size],
      [x + size * 0.28, y + size * 0.4],
      [x, y + size * 0.12],
    ],
    { fill: INK, w: 0.15 },
    true,
  );
  s.poly(
    [
      [x, y - size],
      [x - size * 0.28, y + size * 0.4],
      [x, y + size * 0.12],
    ],
    { fill: '#ffffff', w: 0.15 },
    true,
  );
  s.text(x, y - size - 2.2, '北', { size: 3.2, anchor: 'middle' });
}

export function scaleBar(s: Svg, x: number, y: number, unit: number, labels: readonly string[]): void {
  labels.forEach((label, i) => {
    if (i + 1 < labels.length)
      s.rect(x + unit * i, y, unit, 1.1, { fill: i % 2 === 0 ? INK : '#ffffff', w: 0.15 });
    s.text(x + unit * i, y - 2, label, { size: 2.4, anchor: 'middle' });
  });
}

export function legend(
  s: Svg,
  x: number,
  y: number,
  w: number,
  h: number,
  items: readonly (readonly [string, (x: number, y: number) => void])[],
  columns = 2,
): void {
  s.rect(x, y, w, h, { fill: '#ffffff', w: 0.2 });
  const rows = Math.ceil(items.length / columns);
  items.forEach(([label, draw], i) => {
    const cx = x + 2 + (Math.floor(i / rows) * (w - 2)) / columns;
    const cy = y + (h / (rows + 0.4)) * ((i % rows) + 0.7);
    draw(cx, cy);
    s.text(cx + 8.4, cy, label, { size: 2.6 });
  });
}

export function basin(): string {
  const s = new Svg(150, 120);
  s.raw(
    '<path d="M58 6 C74 2 96 8 108 18 C124 28 132 44 128 60 C126 76 112 92 96 104 C84 114 66 116 56 106 C44 96 34 82 28 66 C22 48 30 22 44 12 Z" fill="#f7f4ec" stroke="#8a7a5c" stroke-width="0.5" stroke-dasharray="3 1 0.6 1"/>',
  );
  const main: XY[] = [
    [62, 12],
    [66, 24],
    [72, 34],
    [70, 46],
    [76, 58],
    [80, 68],
    [82, 80],
    [78, 92],
    [76, 106],
    [78, 118],
  ];
  s.smooth(main, { color: WATER, w: 1, join: 'round' });
  const branch = (points: XY[], name: string, at: XY, rotate: number): void => {
    s.smooth(points, { color: WATER, w: 0.45 });
    s.text(at[0], at[1], name, { size: 2.8, color: WATER, slant: true, rotate, anchor: 'middle' });
  };
  branch(
    [
      [34, 26],
      [46, 30],
      [58, 34],
      [71, 40],
    ],
    '北沟河',
    [46, 27.6],
    14,
  );
  branch(
    [
      [104, 22],
      [98, 32],
      [86, 40],
      [72, 48],
    ],
    '石匣河',
    [98, 28],
    -52,
  );
  branch(
    [
      [30, 58],
      [46, 60],
      [60, 64],
      [78, 62],
    ],
    '西川沟',
    [46, 57.4],
    4,
  );
  branch(
    [
      [124, 52],
      [110, 60],
      [96, 66],
      [81, 74],
    ],
    '石梯沟',
    [110, 56.8],
    -30,
  );
  branch(
    [
      [48, 94],
      [58, 92],
      [68, 90],
      [79, 88],
    ],
    '南头沟',
    [58, 89.4],
    -6,
  );
  s.line([20, 118], [140, 112], { color: WATER, w: 1.5 });
  s.text(122, 109.6, '桑南河', { size: 3.4, color: WATER, slant: true });
  s.text(66, 60, '朔平河', { size: 3.4, color: WATER, slant: true, rotate: 66 });
  s.poly(
    [
      [73.4, 50.6],
      [75, 53.4],
      [71.8, 53.4],
    ],
    { fill: WATER, color: WATER, w: 0.1 },
    true,
  ).text(62, 50.6, '柳港站', { size: 2.8, anchor: 'middle' });
  for (const [x, y, name] of [
    [52, 20, '上堡'],
    [94, 46, '石匣'],
    [42, 70, '西川'],
    [104, 74, '东沟'],
    [54, 42, '北岭'],
  ] as const)
    s.circle(x, y, 0.9, { fill: '#ffffff', w: 0.3 })
      .circle(x, y, 0.3, { fill: INK })
      .text(x + 1.8, y + 0.4, name, { size: 2.6 });
  s.rect(76, 64, 13, 16, { w: 0.3, color: RED, dash: '1.4 0.8' });
  s.line([89, 70], [102, 86], { color: RED, w: 0.2 }).text(103, 87, '工程河段', {
    size: 3,
    color: RED,
    weight: 700,
  });
  northArrow(s, 138, 16, 8);
  legend(
    s,
    4,
    96,
    30,
    20,
    [
      ['流域界', (x, y) => s.line([x, y], [x + 7, y], { color: '#8a7a5c', w: 0.5, dash: '2.2 0.8 0.5 0.8' })],
      [
        '水文站',
        (x, y) =>
          s.poly(
            [
              [x + 3.5, y - 1.3],
              [x + 4.9, y + 1.1],
              [x + 2.1, y + 1.1],
            ],
            { fill: WATER, color: WATER, w: 0.1 },
            true,
          ),
      ],
      [
        '雨量站',
        (x, y) =>
          s.circle(x + 3.5, y, 0.9, { fill: '#ffffff', w: 0.3 }).circle(x + 3.5, y, 0.3, { fill: INK }),
      ],
      ['工程河段', (x, y) => s.rect(x + 1, y - 1.2, 5, 2.4, { color: RED, w: 0.3, dash: '1.2 0.6' })],
    ],
    1,
  );
  scaleBar(s, 112, 117, 9, ['0', '10', '20', '30 km']);
  return s.toString();
}

// ---------------------------------------------------------------- hydrology

/** Normal quantile (Acklam's rational approximation is more than the paper needs; bisection on erf is enough). */
function normal(p: number): number {
  let low = -6;
  let high = 6;
  const cdf = (x: number): number => {
    const t = 1 / (1 + 0.2316419 * Math.abs(x));
    const d = 0.3989422804 * Math.exp((-x * x) / 2);
    const tail =
      d * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return x > 0 ? 1 - tail : tail;
  };
  for (let i = 0; i < 60; i += 1) {
    const mid = (low + high) / 2;
    if (cdf(mid) < p) low = mid;
    else high = mid;
  }
  return (low + high) / 2;
}

export function frequencyCurve(d: FloodData, extended: boolean): string {
  const s = new Svg(152, 92);
  const xs = (p: number): number => normal(p / 100);
  const ticks = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 50, 70, 80, 90, 95, 99];
  const a = axes(s, {
    left: 16,
    top: 9,
    right: 148,
    bottom: 78,
    xRange: [xs(0.08), xs(99.3)],
    yRange: [0, 2400],
    box: true,
    xTicks: ticks.map(xs),
    yTicks: range(0, 2400, 400),
    xLabel: '频率 P（%）',
    yLabel: '洪峰流量（m³/s）',
    xText: (v) => String(ticks.find((p) => Math.abs(xs(p) - v) < 1e-9) ?? ''),
  });
  const mean = extended ? d.extendedMean : d.mean;
  const curve: XY[] = [];
  for (let t = xs(0.09); t <= xs(99); t += 0.05) {
    const p = 1 - normalCdf(-t);
    const q = mean * pearson3(p, CV, CS_RATIO);
    if (q > 0 && q < 2400) curve.push([a.x(t), a.y(q)]);
  }
  s.poly(curve, { color: RED, w: 0.45, join: 'round' });
  const all = extended ? [...d.series, ...d.recent] : d.series;
  const sorted = [...all].sort((p, q) => q.q - p.q);
  sorted.forEach((item, i) =>
    s.circle(a.x(xs(((i + 1) / (sorted.length + 1)) * 100)), a.y(item.q), 0.75, {
      color: WATER,
      w: 0.25,
      fill: '#ffffff',
    }),
  );
  const historic: XY = [a.x(xs(100 / 131)), a.y(1720)];
  s.poly(
    [
      [historic[0], historic[1] - 1.3],
      [historic[0] + 1.2, historic[1] + 0.9],
      [historic[0] - 1.2, historic[1] + 0.9],
    ],
    { fill: RED, color: RED, w: 0.1 },
    true,
  );
  s.text(historic[0] + 2.4, historic[1] - 1, '1896年调查洪水 1720', { size: 2.7 });
  s.rect(100, 12, 45, 25, { fill: '#ffffff', w: 0.2 });
  s.text(103, 16, `均值 = ${mean} m³/s`, { size: 2.9 }).text(
    103,
    20.8,
    `Cv = ${CV.toFixed(2)}，Cs/Cv = ${CS_RATIO.toFixed(1)}`,
    { size: 2.9 },
  );
  s.circle(105, 26, 0.75, { color: WATER, w: 0.25, fill: '#ffffff' }).text(
    109,
    26,
    `实测点据（${all.length} 年）`,
    { size: 2.7 },
  );
  s.line([102.6, 31.4], [107.4, 31.4], { color: RED, w: 0.45 }).text(109, 31.4, 'P-Ⅲ 型适线', { size: 2.7 });
  return s.toString();
}

function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const d = 0.3989422804 * Math.exp((-x * x) / 2);
  const tail =
    d * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x > 0 ? 1 - tail : tail;
}

export function hydrograph(d: FloodData): string {
  const s = new Svg(152, 78);
  const a = axes(s, {
    left: 16,
    top: 9,
    right: 148,
    bottom: 64,
    xRange: [0, 36],
    yRange: [0, 1400],
    xTicks: range(0, 36, 4),
    yTicks: range(0, 1400, 200),
    xLabel: '历时 t（h）',
    yLabel: '流量（m³/s）',
  });
  const shape = [
    0.03, 0.04, 0.06, 0.1, 0.17, 0.29, 0.46, 0.7, 0.91, 1, 0.95, 0.84, 0.72, 0.61, 0.52, 0.45, 0.385, 0.33,
    0.285, 0.25, 0.215, 0.19, 0.165, 0.145, 0.128, 0.114, 0.1, 0.09, 0.08, 0.072, 0.065, 0.058, 0.053, 0.048,
    0.044, 0.041, 0.038,
  ];
  const draw = (peak: number, color: string, dash?: string): void => {
    s.smooth(
      shape.map((v, i): XY => [a.x(i), a.y(v * peak)]),
      { color, w: 0.45, ...(dash === undefined ? {} : { dash }) },
    );
  };
  draw(d.q.q2, RED);
  draw(d.q.q5, WATER, '2 0.9');
  draw(d.q.q10, GREEN, '0.8 0.8');
  s.text(a.x(9) + 3, a.y(d.q.q2) - 0.5, `P=2%，${d.q.q2} m³/s`, { size: 2.8, color: RED }).text(
    a.x(11.6),
    a.y(d.q.q5 * 0.9) - 1.5,
    `P=5%，${d.q.q5} m³/s`,
    { size: 2.8, color: WATER, halo: true },
  );
  s.line([a.x(9.3), a.y(d.q.q10 * 0.985)], [a.x(18), a.y(640)], { w: 0.15, color: GREEN }).text(
    a.x(18) + 1,
    a.y(640),
    `P=10%，${d.q.q10} m³/s`,
    { size: 2.8, color: GREEN },
  );
  return s.toString();
}

// ---------------------------------------------------------------- sections

export interface SectionView {
  readonly width?: number;
  readonly height?: number;
  readonly toe?: boolean;
  readonly detail?: boolean;
}

export function bridgeSection(d: FloodData, view: SectionView = {}): string {
  const W = view.width ?? 154;
  const H = view.height ?? 86;
  const section = sectionAt('CS4');
  const s = new Svg(W, H);
  const a = axes(s, {
    left: view.detail === true ? 24 : 15,
    top: 10,
    right: W - 3,
    bottom: H - (view.detail === true ? 34 : 12),
    xRange: [0, 184],
    yRange: [1036, 1049],
    xTicks: range(0, 180, 30),
    yTicks: range(1036, 1048, 2),
    yLabel: '高程（m）',
    ...(view.detail === true ? {} : { xLabel: '起点距（m）' }),
  });
  const before = d.b50.before.find((level) => level.id === 'CS4')?.z ?? 0;
  const after = d.b50.after.find((level) => level.id === 'CS4')?.z ?? 0;
  const map = ([x, z]: readonly [number, number]): XY => [a.x(x), a.y(z)];
  s.poly(waterBody(section, after).map(map), { fill: WATER_FILL, color: 'none', w: 0 }, true);
  const ground = section.points.map(map);
  // piles and piers
  for (const [i, x] of PIER.offsets.entries()) {
    const px = a.x(x);
    const bed = a.y(bedAt(section, x));
    const half = (a.x(1.5) - a.x(0)) / 2 + 0.35;
    s.rect(px - half, a.y(1045.3), half * 2, bed - a.y(1045.3) + 1.2, { fill: '#ffffff', w: 0.3 });
    s.line([px, a.y(1045.3)], [px, a.y(1036.2)], { w: 0.12, dash: '2 0.7 0.4 0.7', color: GREY });
    s.rect(px - half - 0.5, bed + 1.2, half * 2 + 1, a.y(1036.2) - bed - 1.2, {
      w: 0.2,
      dash: '1 0.7',
      fill: '#ffffff',
    });
    s.text(px, a.y(1047.9) - 2.6, `${i + 1}#墩`, { size: 2.9, anchor: 'middle' });
  }
  // deck
  s.rect(a.x(7), a.y(1047), a.x(167) - a.x(7), a.y(1045.3) - a.y(1047), { fill: '#ffffff', w: 0.4 });
  s.line([a.x(7), a.y(1045.62)], [a.x(167), a.y(1045.62)], { w: 0.15 });
  s.line([a.x(4), a.y(1047)], [a.x(170), a.y(1047)], { w: 0.5 });
  s.line([a.x(7), a.y(1048)], [a.x(167), a.y(1048)], { w: 0.2 });
  for (let x = 7; x <= 167; x += 8) s.line([a.x(x), a.y(1047)], [a.x(x), a.y(1048)], { w: 0.14 });
  s.poly(ground, { w: 0.5, join: 'round' }).ground(ground, 4.2, 1.9);
  const body = waterBody(section, after);
  const left = body[0] as [number, number];
  const right = body.at(-1) as [number, number];
  s.line([a.x(left[0]), a.y(after)], [a.x(right[0]), a.y(after)], { color: WATER, w: 0.4 });
  const b0 = waterBody(section, before);
  s.line(
    [a.x((b0[0] as [number, number])[0]), a.y(before)],
    [a.x((b0.at(-1) as [number, number])[0]), a.y(before)],
    { color: WATER, w: 0.3, dash: '1.6 0.9' },
  );
  s.level(a.x(55), a.y(after), `建后 ${f2(after)}`);
  s.text(a.x(57), a.y(before) + 2.8, `建前 ${f2(before)}`, { size: 3, color: WATER });
  s.text(a.x(6.5), a.y(1042.7), '左堤', { size: 2.9, anchor: 'middle' }).text(a.x(174), a.y(1042.3), '右堤', {
    size: 2.9,
    anchor: 'middle',
  });
  s.text(a.x(100), a.y(1046.25), '梁底高程 1045.30', { size: 2.8, anchor: 'middle', halo: true });
  s.text(a.x(106), a.y(1040.2), '主槽', { size: 3, anchor: 'middle', color: GREY });
  if (view.toe === true) {
    for (const [x, side] of [
      [22, '左'],
      [section.bankRight + 17, '右'],
    ] as const) {
      s.line([a.x(x), a.y(1044.2)], [a.x(x), a.y(1039.4)], { color: RED, w: 0.25, dash: '2 0.8 0.5 0.8' });
      s.text(a.x(x) + (side === '左' ? 0.8 : -0.8), a.y(1040), `${side}堤脚线 ${f2(bedAt(section, x))}`, {
        size: 2.6,
        color: RED,
        anchor: side === '左' ? 'start' : 'end',
        halo: true,
      });
    }
  }
  if (view.detail === true) {
    // data strip below the section, as on engineering drawings
    const rows = ['设计高程（m）', '地面高程（m）', '起点距（m）'];
    const top = H - 27;
    rows.forEach((label, i) => {
      s.rect(1, top + i * 8, W - 2, 8, { w: 0.2 });
      s.text(1.8, top + i * 8 + 4, label, { size: 2.5 });
    });
    s.line([20, top], [20, top + 24], { w: 0.2 });
    for (const [x, z] of section.points) {
      if (x > 181) continue;
      const px = a.x(x);
      s.line([px, top], [px, top - 1.4], { w: 0.15 });
      s.text(px, top + 20, x.toFixed(1), { size: 1.9, anchor: 'middle', rotate: -90 });
      s.text(px, top + 12, f2(z), { size: 1.9, anchor: 'middle', rotate: -90 });
    }
    for (const x of [7, 47, 87, 127, 167])
      s.text(a.x(x), top + 4, '1047.00', { size: 1.9, anchor: 'middle', rotate: -90 });
  }
  return s.toString();
}

export function sectionDrawing(id: string, d: FloodData): string {
  const section = sectionAt(id);
  const W = 156;
  const H = 66;
  const s = new Svg(W, H);
  const end = Math.ceil((section.points.at(-1)?.[0] ?? 180) / 10) * 10;
  const a = axes(s, {
    left: 21,
    top: 9,
    right: W - 3,
    bottom: 42,
    xRange: [0, end],
    yRange: [1036, 1046],
    xTicks: [],
    yTicks: range(1036, 1046, 2),
    yLabel: '高程（m）',
  });
  const map = ([x, z]: readonly [number, number]): XY => [a.x(x), a.y(z)];
  const level = d.profiles.find((p) => p.p === 2)?.levels.find((l) => l.id === id)?.z ?? 0;
  const level20 = d.profiles.find((p) => p.p === 5)?.levels.find((l) => l.id === id)?.z ?? 0;
  const ground = section.points.map(map);
  const body = waterBody(section, level);
  s.poly(body.map(map), { fill: WATER_FILL, color: 'none', w: 0 }, true);
  s.poly(ground, { w: 0.45, join: 'round' }).ground(ground, 4.4, 1.7);
  s.line(map(body[0] as [number, number]), map(body.at(-1) as [number, number]), { color: WATER, w: 0.35 });
  const body20 = waterBody(section, level20);
  s.line(map(body20[0] as [number, number]), map(body20.at(-1) as [number, number]), {
    color: WATER,
    w: 0.25,
    dash: '1.6 0.9',
  });
  s.level(a.x(62), a.y(level), `${f2(level)}（P=2%）`).text(
    a.x(64),
    a.y(level20) + 2.4,
    `${f2(level20)}（P=5%）`,
    { size: 2.7, color: WATER },
  );
  s.text(W / 2 + 6, 5, `${id}　${chainageText(section.chainage)}`, {
    size: 3.4,
    weight: 700,
    anchor: 'middle',
  });
  s.text(a.x(12.5), 7.6, '左堤', { size: 2.6, anchor: 'middle' }).text(a.x(section.leveeRight), 7.6, '右堤', {
    size: 2.6,
    anchor: 'middle',
  });
  const rows = ['高程', '起点距'];
  rows.forEach((label, i) => {
    s.rect(1, 45 + i * 9.5, W - 2, 9.5, { w: 0.2 });
    s.text(2, 45 + i * 9.5 + 4.75, label, { size: 2.5 });
  });
  s.line([17, 45], [17, 64], { w: 0.2 });
  for (const [x, z] of section.points) {
    s.line([a.x(x), 42], [a.x(x), 45], { w: 0.12 });
    s.text(a.x(x), 49.75, f2(z), { size: 2, anchor: 'middle', rotate: -90 });
    s.text(a.x(x), 59.25, x.toFixed(1), { size: 2, anchor: 'middle', rotate: -90 });
  }
  return s.toString();
}

export function sectionHistory(): string {
  const section = sectionAt('CS4');
  const s = new Svg(152, 74);
  const a = axes(s, {
    left: 15,
    top: 9,
    right: 149,
    bottom: 60,
    xRange: [0, 182],
    yRange: [1036, 1046],
    xTicks: range(0, 180, 30),
    yTicks: range(1036, 1046, 2),
    xLabel: '起点距（m）',
    yLabel: '高程（m）',
  });
  const now = section.points.map(([x, z]): XY => [a.x(x), a.y(z)]);
  const shift = (bed: number, wave: number): XY[] =>
    section.points.map(([x, z], i): XY => [
      a.x(x),
      a.y(
        z < 1040
          ? z + bed + Math.sin(i * 1.7 + wave) * 0.22
          : z < 1042.3
            ? z + bed * 0.25
            : z - (bed > 0.5 ? 0.9 : 0.15),
      ),
    ]);
  s.poly(shift(0.86, 1), { color: GREY, w: 0.3, dash: '0.7 0.7' })
    .poly(shift(0.32, 2.2), { color: GREEN, w: 0.3, dash: '2 0.9' })
    .poly(now, { w: 0.45 });
  s.rect(104, 11, 43, 16, { fill: '#ffffff', w: 0.2 });
  [
    ['1988年6月', GREY, '0.7 0.7'],
    ['2006年10月', GREEN, '2 0.9'],
    ['2025年11月', INK, ''],
  ].forEach(([label, color, dash], i) => {
    s.line([107, 14.4 + i * 4.6], [117, 14.4 + i * 4.6], {
      color: color ?? INK,
      w: 0.4,
      ...(dash ? { dash } : {}),
    }).text(119.5, 14.4 + i * 4.6, label ?? '', { size: 2.7 });
  });
  return s.toString();
}

export function profileChart(d: FloodData): string {
  const s = new Svg(154, 88);
  const a = axes(s, {
    left: 16,
    top: 9,
    right: 150,
    bottom: 70,
    xRange: [3080, 4360],
    yRange: [1036, 1047],
    xTicks: range(3200, 4200, 200),
    yTicks: range(1036, 1046, 2),
    xText: chainageText,
    xLabel: '桩号',
    yLabel: '高程（m）',
  });
  const line = (pick: (id: string) => number): XY[] =>
    SECTIONS.map((section): XY => [a.x(section.chainage), a.y(pick(section.id))]);
  const level =
    (p: number) =>
    (id: string): number =>
      d.profiles.find((item) => item.p === p)?.levels.find((l) => l.id === id)?.z ?? 0;
  const low = (id: string): number => Math.min(...sectionAt(id).points.map((point) => point[1]));
  const bed = line(low);
  s.poly([...line(level(2)), ...[...bed].reverse()], { fill: '#eaf3f9', color: 'none', w: 0 }, true);
  s.poly(bed, { w: 0.5 }).ground(bed, 4, 1.6);
  s.poly(
    line((id) => sectionAt(id).points[2]?.[1] ?? 0),
    { color: EARTH, w: 0.4 },
  ).poly(
    line((id) => sectionAt(id).points[17]?.[1] ?? 0),
    { color: EARTH, w: 0.35, dash: '2.2 0.8' },
  );
  s.poly(line(level(2)), { color: WATER, w: 0.4, dash: '1.8 0.8' }).poly(line(level(5)), {
    color: '#5b93b8',
    w: 0.3,
    dash: '0.7 0.7',
  });
  s.poly(
    d.b50.after.map((l): XY => [a.x(sectionAt(l.id).chainage), a.y(l.z)]),
    { color: RED, w: 0.45 },
  );
  s.rect(a.x(3520) - 1, a.y(1047), 2, a.y(1045.3) - a.y(1047), { fill: '#ffffff', w: 0.35 }).line(
    [a.x(3520), a.y(1045.3)],
    [a.x(3520), a.y(low('CS4'))],
    { w: 0.5 },
  );
  s.text(a.x(3520) + 2.4, a.y(1046.4), '红卫桥 K3+520', { size: 2.8 });
  for (const section of SECTIONS) {
    s.line([a.x(section.chainage), a.y(low(section.id))], [a.x(section.chainage), a.y(1036)], {
      color: '#b6bcc4',
      w: 0.15,
    });
    s.text(
      a.x(section.chainage) + (section.id === 'CS3' ? -2 : section.id === 'CS5' ? 2.4 : 0),
      a.y(1036.45),
      section.id,
      { size: 2.3, anchor: 'middle', color: GREY, halo: true },
    );
  }
  const items = [
    ['左堤顶', EARTH, ''],
    ['右堤顶', EARTH, '2.2 0.8'],
    ['建后水位 P=2%', RED, ''],
    ['建前水位 P=2%', WATER, '1.8 0.8'],
    ['现状水位 P=5%', '#5b93b8', '0.7 0.7'],
    ['河底线', INK, ''],
  ] as const;
  s.rect(84, 44, 64, 16.4, { fill: '#ffffff', w: 0.18 });
  items.forEach(([label, color, dash], i) => {
    const x = 87 + (i % 2) * 30;
    const y = 47.4 + Math.floor(i / 2) * 4.8;
    s.line([x, y], [x + 7, y], { color, w: 0.45, ...(dash === '' ? {} : { dash }) }).text(x + 8.2, y, label, {
      size: 2.5,
    });
  });
  return s.toString();
}

export function scourSketch(d: FloodData, computed: boolean): string {
  const s = new Svg(152, 84);
  const a = axes(s, {
    left: 16,
    top: 9,
    right: 100,
    bottom: 76,
    xRange: [-12, 12],
    yRange: [1004, 1048],
    xTicks: [],
    yTicks: range(1004, 1048, 4),
    yLabel: '高程（m）',
    grid: false,
  });
  const lowest = computed ? d.scour.lowest : d.scour.lowestAnalogy;
  const level = d.scour.level;
  s.rect(a.x(-11.5), a.y(level), a.x(11.5) - a.x(-11.5), a.y(1037.9) - a.y(level), {
    fill: WATER_FILL,
    color: 'none',
    w: 0,
  });
  s.line([a.x(-11.5), a.y(level)], [a.x(11.5), a.y(level)], { color: WATER, w: 0.4 });
  s.level(a.x(-10.6), a.y(level), `设计洪水位 ${f2(level)}`);
  const bed: XY[] = [
    [a.x(-12), a.y(1037.9)],
    [a.x(-1.2), a.y(1037.9)],
  ];
  const bed2: XY[] = [
    [a.x(1.2), a.y(1037.9)],
    [a.x(12), a.y(1037.9)],
  ];
  s.poly(bed, { w: 0.45 }).ground(bed, 3, 1.4).poly(bed2, { w: 0.45 }).ground(bed2, 3, 1.4);
  s.line([a.x(-12), a.y(d.scour.general)], [a.x(12), a.y(d.scour.general)], {
    color: GREEN,
    w: 0.3,
    dash: '2 0.8',
  });
  s.smooth(
    [
      [a.x(-7), a.y(d.scour.general)],
      [a.x(-3.4), a.y(d.scour.general - 0.7)],
      [a.x(-1), a.y(lowest)],
      [a.x(1), a.y(lowest)],
      [a.x(3.4), a.y(d.scour.general - 0.7)],
      [a.x(7), a.y(d.scour.general)],
    ],
    { color: RED, w: 0.4 },
  );
  s.rect(a.x(-1), a.y(1045.3), a.x(1) - a.x(-1), a.y(1037.2) - a.y(1045.3), { fill: '#ffffff', w: 0.35 });
  s.rect(a.x(-1.25), a.y(1037.2), a.x(1.25) - a.x(-1.25), a.y(1006) - a.y(1037.2), {
    fill: '#f4f4f2',
    w: 0.35,
  });
  s.rect(a.x(-4), a.y(1047), a.x(4) - a.x(-4), a.y(1045.3) - a.y(1047), { fill: '#ffffff', w: 0.35 });
  const call = (z: number, label: string, color: string, dy = 0): void => {
    s.line([a.x(2.2), a.y(z)], [104, a.y(z) + dy], { color, w: 0.18 }).text(105, a.y(z) + dy, label, {
      size: 2.9,
      color,
    });
  };
  call(1037.9, '现状河床面 1037.90', INK, -3);
  call(d.scour.general, `一般冲刷线 ${f2(d.scour.general)}`, GREEN);
  call(lowest, `局部冲刷线 ${f2(lowest)}`, RED, 3);
  call(1006, '桩底高程 1006.00', INK);
  s.text(a.x(5), a.y(1020), '桩基 D=1.8 m', { size: 2.9, anchor: 'middle' }).text(
    a.x(4.4),
    a.y(1041),
    '墩柱 D=1.5 m',
    { size: 2.9, anchor: 'middle', halo: false },
  );
  s.arrow([a.x(-6), a.y(1040)], [a.x(-2.4), a.y(1040)], { color: WATER, w: 0.35 });
  return s.toString();
}

export function seepage(left: boolean): string {
  const s = new Svg(152, 62);
  const a = axes(s, {
    left: 15,
    top: 8,
    right: 148,
    bottom: 50,
    xRange: [0, 60],
    yRange: [1034, 1047],
    xTicks: range(0, 60, 10),
    yTicks: range(1034, 1046, 2),
    xLabel: '水平距离（m）',
    yLabel: '高程（m）',
    grid: false,
  });
  const crest = left ? 1045.2 : 1044.62;
  const p = (x: number, z: number): XY => [a.x(x), a.y(z)];
  const levee: XY[] = [p(14, 1042.1), p(24, crest), p(29, crest), p(39, left ? 1043.4 : 1042.3)];
  s.poly(
    [
      p(0, 1042),
      p(14, 1042.1),
      p(39, left ? 1043.4 : 1042.3),
      p(60, left ? 1043.3 : 1042.2),
      p(60, 1038.6),
      p(0, 1038.4),
    ],
    { fill: '#f3eee3', color: 'none', w: 0 },
    true,
  );
  s.poly(
    [p(0, 1038.4), p(60, 1038.6), p(60, 1034.2), p(0, 1034.2)],
    { fill: '#e9e4d6', color: 'none', w: 0 },
    true,
  );
  s.poly(levee, { fill: '#ece4d2', w: 0.45 }, true);
  s.poly([p(0, 1042), p(14, 1042.1)], { w: 0.4 }).poly(
    [p(39, left ? 1043.4 : 1042.3), p(60, left ? 1043.3 : 1042.2)],
    { w: 0.4 },
  );
  s.line(p(0, 1038.4), p(60, 1038.6), { w: 0.2, dash: '2 1' });
  s.line(p(0, 1042.81), p(16.2, 1042.81), { color: WATER, w: 0.45 }).level(
    a.x(6),
    a.y(1042.81),
    '1042.81（P=2%）',
  );
  s.smooth(
    [
      p(16.2, 1042.81),
      p(21, 1042.7),
      p(28, 1042.5),
      p(36, left ? 1042.3 : 1042.1),
      p(46, left ? 1041.9 : 1041.7),
      p(60, 1041.4),
    ],
    { color: WATER, w: 0.35, dash: '1.6 0.8' },
  );
  s.text(a.x(46), a.y(left ? 1042.4 : 1041.2), '浸润线', { size: 2.8, color: WATER });
  s.text(a.x(26.5), a.y(1043.6), '①素填土', { size: 2.8, anchor: 'middle' })
    .text(a.x(30), a.y(1040.2), '②粉质黏土', { size: 2.8, anchor: 'middle' })
    .text(a.x(30), a.y(1036.4), '③细中砂', { size: 2.8, anchor: 'middle' });
  s.text(a.x(26.5), a.y(crest) - 2.4, `堤顶 ${crest.toFixed(2)}`, { size: 2.8, anchor: 'middle' });
  s.text(a.x(3), a.y(1045.6), '临水侧', { size: 2.9, color: GREY }).text(a.x(52), a.y(1045.6), '背水侧', {
    size: 2.9,
    color: GREY,
  });
  return s.toString();
}

export function thalweg(): string {
  const s = new Svg(152, 70);
  s.rect(0.3, 0.3, 151.4, 69.4, { w: 0.25 });
  const centre = (t: number): number => 35 + 9 * Math.sin(t / 24 + 0.5);
  const along = (offset: (t: number) => number): XY[] =>
    range(3, 149, 4).map((t): XY => [t, centre(t) + offset(t)]);
  const left = along(() => -15);
  const right = along((t) => 15 + 6.5 * Math.exp(-(((t - 108) / 20) ** 4)));
  s.poly(
    [...along(() => -10), ...[...along(() => 10)].reverse()],
    { fill: '#eef5fa', color: 'none', w: 0 },
    true,
  );
  s.smooth(left, { color: EARTH, w: 0.6 }).smooth(right, { color: EARTH, w: 0.6 });
  s.smooth(
    along(() => -10),
    { color: GREY, w: 0.2 },
  ).smooth(
    along(() => 10),
    { color: GREY, w: 0.2 },
  );
  s.smooth(
    along((t) => 5.5 * Math.sin(t / 15)),
    { color: GREY, w: 0.4, dash: '0.8 0.8' },
  );
  s.smooth(
    along((t) => 3.4 * Math.sin(t / 16 + 0.5) - 1),
    { color: GREEN, w: 0.4, dash: '2.2 1' },
  );
  s.smooth(
    along((t) => 1.6 * Math.sin(t / 18 + 0.9)),
    { color: RED, w: 0.5 },
  );
  for (const [x, label] of [
    [14, 'CS1'],
    [38, 'CS2'],
    [56, 'CS3'],
    [62, 'CS4'],
    [68, 'CS5'],
    [96, 'CS6'],
    [122, 'CS7'],
    [145, 'CS8'],
  ] as const) {
    s.line([x, centre(x) - 18], [x, centre(x) + 18 + (x > 88 && x < 128 ? 6 : 0)], {
      w: 0.2,
      color: INK,
      dash: label === 'CS4' ? '3 0' : '2 1',
    });
    s.text(
      x + (label === 'CS3' ? -2.6 : label === 'CS5' ? 2.8 : 0),
      centre(x) - 19.6 - (label === 'CS4' ? 2.4 : 0),
      label,
      { size: 2.5, anchor: 'middle' },
    );
  }
  s.rect(60.6, centre(62) - 17, 2.8, 34, { fill: '#ffffff', w: 0.3 });
  s.text(66, centre(62) + 20, '红卫桥', { size: 2.8 }).arrow([4, centre(4) - 6], [12, centre(12) - 6], {
    color: WATER,
    w: 0.4,
  });
  [
    ['1988年', GREY, '0.8 0.8'],
    ['2006年', GREEN, '2.2 1'],
    ['2025年', RED, ''],
  ].forEach(([label, color, dash], i) => {
    s.line([92 + i * 19, 66], [99 + i * 19, 66], {
      color: color ?? INK,
      w: 0.5,
      ...(dash ? { dash } : {}),
    }).text(100.4 + i * 19, 66, label ?? '', { size: 2.5 });
  });
  s.text(82, 66, '主流线', { size: 2.6 });
  northArrow(s, 146, 12, 5);
  scaleBar(s, 6, 65, 12.1, ['0', '100', '200 m']);
  return s.toString();
}

export function cofferdam(): string {
  const s = new Svg(152, 84);
  s.rect(0.3, 0.3, 151.4, 83.4, { w: 0.25 });
  const panel = (left: number, title: string, right: boolean): void => {
    s.text(left + 36, 6, title, { size: 3.2, weight: 700, anchor: 'middle' });
    const top = 14;
    s.rect(left, top, 72, 54, { fill: '#eef5fa', color: 'none', w: 0 });
    for (const [y, w] of [
      [top, 0.7],
      [top + 54, 0.7],
      [top + 5, 0.25],
      [top + 49, 0.25],
    ] as const)
      s.line([left, y], [left + 72, y], { w, color: w > 0.5 ? EARTH : GREY });
    const far = right ? top + 49 : top + 5;
    const near = right ? top + 24 : top + 30;
    s.poly(
      [
        [left + 14, far],
        [left + 22, near],
        [left + 50, near],
        [left + 58, far],
      ],
      { w: 1.6, color: '#c3b393' },
    ).poly(
      [
        [left + 14, far],
        [left + 22, near],
        [left + 50, near],
        [left + 58, far],
      ],
      { w: 0.2, color: INK, dash: '1.2 0.6' },
    );
    s.rect(left + 33, top - 3, 6, 60, { fill: '#ffffff', w: 0.3, opacity: 0.85 });
    for (const [i, y] of [top + 14, top + 27, top + 40].entries()) {
      s.circle(left + 34.6, y, 0.9, { fill: INK }).circle(left + 37.4, y, 0.9, { fill: INK });
      s.text(left + 41, y, `${i + 1}#墩`, { size: 2.5 });
    }
    const flow = right ? top + 14 : top + 40;
    s.arrow([left + 4, flow], [left + 26, flow], { color: WATER, w: 0.45 });
    s.arrow([left + 44, flow + (right ? -4 : 4)], [left + 68, flow + (right ? -4 : 4)], {
      color: WATER,
      w: 0.45,
    });
    s.text(left + 8, flow - 3, '导流明渠段', { size: 2.6, color: WATER });
    s.text(left + 27, (far + near) / 2 + (right ? 3 : -2), '基坑', {
      size: 2.8,
      anchor: 'middle',
      halo: true,
    });
    s.text(left + 2.5, top + 2.5, '左岸滩地', { size: 2.3, color: GREY }).text(
      left + 2.5,
      top + 51.6,
      '右岸滩地',
      { size: 2.3, color: GREY },
    );
  };
  panel(3, '一期围堰（2026年10月—2027年3月）', false);
  panel(77, '二期围堰（2027年4月—2027年6月）', true);
  s.text(76, 76, '土石围堰：堰顶高程 1039.90 m，顶宽 3.0 m，迎水坡 1:2.5，背水坡 1:2.0', {
    size: 2.9,
    anchor: 'middle',
  });
  return s.toString();
}

export function revetment(): string {
  const s = new Svg(152, 72);
  s.line([6, 18], [30, 18], { w: 0.45 })
    .line([30, 18], [92, 52], { w: 0.5 })
    .line([92, 52], [148, 53], { w: 0.45 });
  s.ground(
    [
      [6, 18],
      [30, 18],
    ],
    4,
    1.8,
  ).ground(
    [
      [92, 52],
      [148, 53],
    ],
    4,
    1.8,
  );
  const dx = -1.9;
  const dy = 3.5;
  for (let i = 0; i < 10; i += 1) {
    const x = 42 + i * 5;
    const y = 18 + ((x - 30) * 34) / 62;
    s.poly(
      [
        [x, y],
        [x + 5, y + 2.74],
        [x + 5 + dx, y + 2.74 + dy],
        [x + dx, y + dy],
      ],
      { fill: '#f1ede4', w: 0.3 },
      true,
    );
    for (let k = 0; k < 4; k += 1)
      s.circle(x + 0.6 + ((k * 37) % 10) / 4, y + 1.8 + k * 0.55 + 0.3, 0.55, { w: 0.12, color: GREY });
  }
  s.poly(
    [
      [88, 50],
      [104, 52.3],
      [104, 56.4],
      [88, 56],
    ],
    { fill: '#f1ede4', w: 0.3 },
    true,
  );
  for (let i = 0; i < 13; i += 1) {
    const x = 8 + i * 2.6;
    const y = x < 30 ? 18 : 18 + ((x - 30) * 34) / 62;
    s.line([x, y], [x - 0.7, y - 3], { color: GREEN, w: 0.25 }).line([x, y], [x + 0.8, y - 3.4], {
      color: GREEN,
      w: 0.25,
    });
  }
  s.line([70, 34], [148, 34], { color: WATER, w: 0.35 }).level(120, 34, '常水位 1039.40');
  const call = (from: XY, to: XY, label: string): void => {
    s.line(from, to, { w: 0.18 }).text(to[0] + 1, to[1], label, { size: 2.9 });
  };
  call([62, 37], [84, 16], '格宾石笼护坡 厚 0.30 m');
  call([58, 38], [84, 22], '碎石垫层 厚 0.10 m');
  call([56, 39.4], [84, 28], '土工布 300 g/m²');
  call([98, 54], [108, 64], '格宾石笼护脚 1.6 m×0.8 m');
  s.text(46, 20, '1:2.0', { size: 3, rotate: 28 })
    .text(10, 10, '植草护坡（狗牙根、紫花苜蓿混播）', { size: 2.9, color: GREEN })
    .text(130, 57.5, '河床', { size: 2.9 });
  return s.toString();
}
