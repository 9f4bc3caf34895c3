/** The plan of the works as an A3 sheet (scale 1:5000 on paper) and its smaller uses in both reports. */
import { seeded } from './hydro.ts';
import { legend, northArrow } from './figures.ts';
import { EARTH, GREEN, GREY, INK, RED, Svg, WATER, WATER_FILL, type XY } from './svg.ts';

/** Chainage (m) to sheet millimetres along a gently bending centreline, 0.2 mm to the metre. */
const START = 2960;
const END = 5020;
const BEND_END = 4480;
const STEP = 4;

interface Station {
  readonly chainage: number;
  readonly at: XY;
  readonly normal: XY;
}

const STATIONS: readonly Station[] = (() => {
  const out: Station[] = [];
  let x = 25.4;
  let y = 96;
  for (let chainage = START; chainage <= END; chainage += STEP) {
    const t = Math.min(1, (chainage - START) / (BEND_END - START));
    const heading = 0.3 + 0.42 * Math.sin(t * 6.1 - 0.7) - 0.1 * t;
    out.push({ chainage, at: [x, y], normal: [-Math.sin(heading), Math.cos(heading)] });
    x += Math.cos(heading) * STEP * 0.2;
    y += Math.sin(heading) * STEP * 0.2;
  }
  return out;
})();

function station(chainage: number): Station {
  const i = Math.min(STATIONS.length - 1, Math.max(0, Math.round((chainage - START) / STEP)));
  return STATIONS[i] as Station;
}

/** Offset in metres: negative to the left bank (up on the sheet), positive to the right. */
export function spot(chainage: number, offset: number): XY {
  const s = station(chainage);
  return [s.at[0] + s.normal[0] * offset * 0.2, s.at[1] + s.normal[1] * offset * 0.2];
}

const bump = (c: number): number => 40 * Math.exp(-(((c - 4000) / 190) ** 4));
const rightToe = (c: number): number => 73 + bump(c);

function band(from: number, to: number, offset: (c: number) => number): XY[] {
  const out: XY[] = [];
  for (let c = from; c <= to; c += 12) out.push(spot(c, offset(c)));
  out.push(spot(to, offset(to)));
  return out;
}

/** Ground level away from the river, for the contours. */
function ground(x: number, y: number): number {
  const slope = 1047.6 - x * 0.012;
  const hills =
    5.2 * Math.exp(-(((x - 305) / 62) ** 2 + ((y - 44) / 30) ** 2)) +
    4.4 * Math.exp(-(((x - 62) / 58) ** 2 + ((y - 214) / 34) ** 2)) +
    2.1 * Math.exp(-(((x - 190) / 46) ** 2 + ((y - 250) / 26) ** 2)) +
    0.22 * Math.sin(x / 19 + y / 27) +
    0.14 * Math.cos(y / 16 - x / 31);
  return slope + hills;
}

function nearestRiver(x: number, y: number): number {
  let best = Infinity;
  for (let i = 0; i < STATIONS.length; i += 4) {
    const p = (STATIONS[i] as Station).at;
    best = Math.min(best, Math.hypot(p[0] - x, p[1] - y));
  }
  return best;
}

/** Marching squares, chained into polylines. */
function contour(level: number, box: readonly [number, number, number, number]): XY[][] {
  const step = 4;
  const segments: [XY, XY][] = [];
  const [x0, y0, x1, y1] = box;
  for (let x = x0; x + step <= x1; x += step)
    for (let y = y0; y + step <= y1; y += step) {
      const corners: XY[] = [
        [x, y],
        [x + step, y],
        [x + step, y + step],
        [x, y + step],
      ];
      if (corners.some(([cx, cy]) => nearestRiver(cx, cy) < 25)) continue;
      const hits: XY[] = [];
      for (let k = 0; k < 4; k += 1) {
        const a = corners[k] as XY;
        const b = corners[(k + 1) % 4] as XY;
        const za = ground(a[0], a[1]) - level;
        const zb = ground(b[0], b[1]) - level;
        if (za * zb < 0)
          hits.push([a[0] + ((b[0] - a[0]) * za) / (za - zb), a[1] + ((b[1] - a[1]) * za) / (za - zb)]);
      }
      if (hits.length >= 2) segments.push([hits[0] as XY, hits[1] as XY]);
    }
  const key = (p: XY): string => `${p[0].toFixed(2)},${p[1].toFixed(2)}`;
  const ends = new Map<string, number[]>();
  segments.forEach(([a, b], i) => {
    for (const p of [a, b]) ends.set(key(p), [...(ends.get(key(p)) ?? []), i]);
  });
  const used = new Set<number>();
  const chains: XY[][] = [];
  const grow = (chain: XY[]): void => {
    for (;;) {
      const tail = chain.at(-1) as XY;
      const next = (ends.get(key(tail)) ?? []).find((i) => !used.has(i));
      if (next === undefined) return;
      used.add(next);
      const [a, b] = segments[next] as [XY, XY];
      chain.push(key(a) === key(tail) ? b : a);
    }
  };
  segments.forEach(([a, b], i) => {
    if (used.has(i)) return;
    used.add(i);
    const chain: XY[] = [a, b];
    grow(chain);
    chain.reverse();
    grow(chain);
    chains.push(chain);
  });
  return chains;
}

export interface MapOptions {
  readonly kind: 'flood' | 'soil';
  readonly revised: boolean;
}

/** A3 landscape, 420 × 297 mm. */
export function planSheet(options: MapOptions): string {
  const s = new Svg(420, 297);
  const soil = options.kind === 'soil';
  s.rect(5, 5, 410, 287, { w: 0.2 }).rect(25, 10, 385, 277, { w: 0.7 });
  // contours
  for (let level = 1042; level <= 1052; level += 0.5) {
    const bold = level % 2 === 0;
    for (const chain of contour(level, [26, 11, 409, 286])) {
      if (chain.length < 5) continue;
      s.smooth(chain, { color: '#b08d57', w: bold ? 0.28 : 0.12 });
      if (bold && chain.length > 22) {
        const mid = Math.floor(chain.length * 0.45);
        const a = chain[mid] as XY;
        const b = chain[mid + 1] as XY;
        let angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
        if (angle > 90) angle -= 180;
        if (angle < -90) angle += 180;
        s.text(a[0], a[1], level.toFixed(0), {
          size: 2.3,
          color: '#8a6a3b',
          anchor: 'middle',
          rotate: angle,
          halo: true,
        });
      }
    }
  }
  // coordinate grid crosses, every 200 m
  for (let i = 0; i * 40 + 45 < 410; i += 1) {
    const gx = 45 + i * 40;
    for (let j = 0; j * 40 + 30 < 287; j += 1) {
      const gy = 30 + j * 40;
      s.line([gx - 1.5, gy], [gx + 1.5, gy], { w: 0.12, color: GREY }).line([gx, gy - 1.5], [gx, gy + 1.5], {
        w: 0.12,
        color: GREY,
      });
    }
    s.line([gx, 10], [gx, 12.5], { w: 0.15 }).text(gx, 8, `${(512.4 + i * 0.2).toFixed(1)}`, {
      size: 2,
      anchor: 'middle',
      color: GREY,
    });
  }
  for (let j = 0; j * 40 + 30 < 287; j += 1)
    s.line([25, 30 + j * 40], [27.5, 30 + j * 40], { w: 0.15 }).text(
      22.5,
      30 + j * 40,
      `${(4432.8 - j * 0.2).toFixed(1)}`,
      { size: 2, anchor: 'middle', color: GREY, rotate: -90 },
    );
  // fields and buildings
  const random = seeded(77);
  const block = (x: number, y: number, w: number, h: number, angle: number, label = ''): void => {
    const c = Math.cos(angle);
    const n = Math.sin(angle);
    const corner = (dx: number, dy: number): XY => [x + dx * c - dy * n, y + dx * n + dy * c];
    s.poly([corner(0, 0), corner(w, 0), corner(w, h), corner(0, h)], { fill: '#ece9e2', w: 0.15 }, true);
    if (label !== '') s.text(...corner(w / 2, h / 2), label, { size: 1.9, anchor: 'middle' });
  };
  for (let i = 0; i < 5; i += 1)
    for (let j = 0; j < 3; j += 1)
      block(
        96 + i * 13 + random() * 2,
        28 + j * 10 + i * 3.4,
        9 + random() * 2,
        4.5 + random() * 1.6,
        0.26,
        (i + j) % 3 === 0 ? '砖3' : (i + j) % 3 === 1 ? '混6' : '',
      );
  for (let i = 0; i < 6; i += 1)
    for (let j = 0; j < 3; j += 1)
      block(
        198 + i * 9 + random() * 2,
        221 + j * 9 + random() * 1.5,
        5 + random() * 2,
        3.6 + random(),
        0.12,
        (i * j) % 4 === 1 ? '砖1' : '',
      );
  for (const [x, y] of [
    [52, 150],
    [70, 158],
    [88, 166],
    [150, 186],
    [168, 194],
    [330, 96],
    [348, 104],
    [366, 112],
    [70, 40],
    [54, 48],
  ] as const) {
    for (let k = 0; k < 3; k += 1)
      s.line([x + k * 4, y + (k % 2) * 3], [x + k * 4, y + (k % 2) * 3 - 1.6], {
        w: 0.15,
        color: GREEN,
      }).line([x + k * 4 + 0.8, y + (k % 2) * 3], [x + k * 4 + 0.8, y + (k % 2) * 3 - 1.6], {
        w: 0.15,
        color: GREEN,
      });
  }
  s.text(205, 217, '小 南 头 村', { size: 4, weight: 700, anchor: 'middle', halo: true }).text(
    130,
    22,
    '红卫里小区',
    { size: 3.4, anchor: 'middle', halo: true },
  );
  // road across the bridge and the levee road
  const road = (points: readonly XY[], w: number): void => {
    s.smooth(points, { color: '#7d766a', w: w + 0.4 }).smooth(points, { color: '#ffffff', w });
  };
  // river
  const leftEdge = band(START, END, () => -54.5);
  const rightEdge = band(START, END, () => 54.5);
  const leftToe = band(START, END, () => -67);
  const rightToeLine = band(START, END, rightToe);
  s.poly([...leftToe, ...[...rightToeLine].reverse()], { fill: '#f6f8f2', color: 'none', w: 0 }, true);
  s.poly([...leftEdge, ...[...rightEdge].reverse()], { fill: WATER_FILL, color: 'none', w: 0 }, true);
  s.smooth(leftEdge, { color: WATER, w: 0.3 }).smooth(rightEdge, { color: WATER, w: 0.3 });
  const thal = band(START, END, (c) => 14 * Math.sin(c / 130));
  s.smooth(thal, { color: WATER, w: 0.2, dash: '4 1.2 0.8 1.2' });
  const leveeBand = (inner: (c: number) => number, side: -1 | 1): void => {
    s.smooth(
      band(START, END, (c) => inner(c) + side * 7),
      { color: INK, w: 0.4 },
    ).smooth(
      band(START, END, (c) => inner(c) + side * 12),
      { color: INK, w: 0.4 },
    );
    for (let c = START; c <= END; c += 14) {
      const long = (c / 14) % 2 === 0;
      s.line(spot(c, inner(c) + side * 7), spot(c, inner(c) + side * (long ? 0.6 : 3.6)), { w: 0.12 });
      s.line(spot(c, inner(c) + side * 12), spot(c, inner(c) + side * (long ? 17 : 14.5)), { w: 0.12 });
    }
  };
  leveeBand(() => -67, -1);
  leveeBand(rightToe, 1);
  if (options.revised || soil) {
    s.smooth(leftToe, { color: RED, w: 0.25, dash: '3 0.8 0.6 0.8' }).smooth(rightToeLine, {
      color: RED,
      w: 0.25,
      dash: '3 0.8 0.6 0.8',
    });
    if (!soil)
      s.text(...spot(4190, -64), '左堤脚线', { size: 2.4, color: RED, halo: true }).text(
        ...spot(3330, 69),
        '右堤脚线',
        { size: 2.4, color: RED, halo: true },
      );
  }
  road([spot(3520, -330), spot(3520, -200), spot(3520, -80)], 2);
  road([spot(3520, 80), spot(3520, 200), spot(3524, 330), spot(3520, 480), spot(3500, 640)], 2);
  s.text(...spot(3497, -185), '云 州 大 街', { size: 2.8, rotate: 98, anchor: 'middle' }).text(
    ...spot(3500, 260),
    '云 州 大 街',
    { size: 2.8, rotate: 96, anchor: 'middle' },
  );
  // wetland, revetment, dredging
  const wetland = [...band(3890, 4110, () => 58), ...band(3890, 4110, (c) => rightToe(c) - 3).reverse()];
  const reed = s.hatch(
    'reed',
    `<path d="M1 2.6 L1 1 M0.5 1.4 L1 1 L1.5 1.4" stroke="${GREEN}" stroke-width="0.18" fill="none"/>`,
    3,
  );
  s.poly(wetland, { fill: '#e6f1e6', color: GREEN, w: 0.35 }, true).poly(
    wetland,
    { fill: reed, color: 'none', w: 0 },
    true,
  );
  const dredge = [...band(3120, 3920, () => -46), ...band(3120, 3920, () => 46).reverse()];
  const dots = s.hatch(
    'dots',
    `<circle cx="1" cy="1" r="0.22" fill="${EARTH}"/><circle cx="3" cy="3" r="0.22" fill="${EARTH}"/>`,
    4,
  );
  s.poly(dredge, { fill: dots, color: EARTH, w: 0.2, dash: '1.4 0.8' }, true);
  s.smooth(
    band(3180, 3800, () => -57),
    { color: GREEN, w: 0.9 },
  ).smooth(
    band(3180, 3820, () => 57),
    { color: GREEN, w: 0.9 },
  );
  // coffer or soil zones
  if (soil) {
    const zone = (points: XY[], color: string, label: string, at: XY, id: string, angle: number): void => {
      const fill = s.hatch(
        id,
        `<path d="M0 3 L3 0" stroke="${color}" stroke-width="0.2" transform="rotate(${angle} 1.5 1.5)"/>`,
        3,
      );
      s.poly(points, { fill, color, w: 0.45 }, true).text(at[0], at[1], label, {
        size: 3,
        weight: 700,
        color,
        anchor: 'middle',
        halo: true,
      });
    };
    zone(
      [...band(3110, 3930, () => -68), ...band(3110, 3930, () => 75).reverse()],
      '#2f6f9f',
      'Ⅰ 河道整治区',
      spot(3300, -40),
      'z1',
      0,
    );
    zone(
      [spot(3495, -130), spot(3545, -130), spot(3545, 130), spot(3495, 130)],
      RED,
      'Ⅱ 桥梁工程区',
      [166, 112],
      'z2',
      90,
    );
    zone(
      [...band(3880, 4120, () => 57), ...band(3880, 4120, (c) => rightToe(c) + 4).reverse()],
      GREEN,
      'Ⅲ 湿地工程区',
      spot(4000, 86),
      'z3',
      0,
    );
    zone(
      [spot(3620, 105), spot(3740, 105), spot(3740, 175), spot(3620, 175)],
      '#8a5c00',
      'Ⅳ 施工生产生活区',
      spot(3680, 140),
      'z4',
      90,
    );
    zone(
      [spot(3260, 105), spot(3440, 105), spot(3440, 195), spot(3260, 195)],
      '#6b4fa0',
      'Ⅴ 底泥脱水场区',
      spot(3350, 152),
      'z5',
      0,
    );
    if (options.revised)
      zone(
        [spot(4190, 120), spot(4300, 120), spot(4300, 190), spot(4190, 190)],
        '#a0522d',
        'Ⅵ 临时堆土场区',
        spot(4245, 156),
        'z6',
        90,
      );
    for (const [i, c, o] of [
      [1, 3400, -58],
      [2, 3725, 114],
      [3, 4062, 92],
      ...(options.revised ? [[4, 3400, 180]] : []),
    ] as [number, number, number][]) {
      const p = spot(c, o);
      s.circle(p[0], p[1], 2.2, { fill: '#ffffff', color: RED, w: 0.4 }).text(p[0], p[1], `${i}`, {
        size: 2.6,
        anchor: 'middle',
        color: RED,
        weight: 700,
      });
    }
  }
  // bridge
  const corner = (dc: number, o: number): XY => {
    const a = station(3520);
    const dir: XY = [a.normal[1], -a.normal[0]];
    return [
      a.at[0] + a.normal[0] * o * 0.2 + dir[0] * dc * 0.2,
      a.at[1] + a.normal[1] * o * 0.2 + dir[1] * dc * 0.2,
    ];
  };
  s.poly([corner(-6, -83), corner(6, -83), corner(6, 83), corner(-6, 83)], { fill: '#ffffff', w: 0.4 }, true);
  s.line(corner(0, -90), corner(0, 90), { w: 0.12, dash: '3 0.8 0.6 0.8' });
  for (const o of [-40, 0, 40])
    for (const dc of [-3.2, 3.2]) s.circle(...corner(dc, o), 0.36, { fill: INK, w: 0.1 });
  // sections
  const toEdge: Readonly<Record<string, number>> = { CS3: -4, CS5: 4 };
  for (const [id, c] of [
    ['CS1', 3120],
    ['CS2', 3320],
    ['CS3', 3470],
    ['CS4', 3520],
    ['CS5', 3570],
    ['CS6', 3820],
    ['CS7', 4070],
    ['CS8', 4320],
  ] as const) {
    const outer = rightToe(c) + 26;
    if (id !== 'CS4') s.line(spot(c, -100), spot(c, outer), { w: 0.3, color: RED });
    const up = spot(c, id === 'CS4' ? -112 : -108);
    const shift = toEdge[id] ?? 0;
    s.circle(up[0] + shift, up[1] - 2.4, 3, { fill: '#ffffff', color: RED, w: 0.3 }).text(
      up[0] + shift,
      up[1] - 2.4,
      id,
      { size: 2.2, anchor: 'middle', color: RED, weight: 700 },
    );
    const down = spot(c, outer + 12);
    s.text(
      down[0] + shift * 1.6,
      down[1] + 1,
      `K${Math.floor(c / 1000)}+${String(c % 1000).padStart(3, '0')}`,
      { size: 2.2, anchor: 'middle', color: RED, halo: true },
    );
  }
  for (const c of [3000, 3250, 3750, 4200, 4420, 4800])
    s.arrow(spot(c, -26), spot(c + 56, -26), { color: WATER, w: 0.4 }, 2.4);
  s.text(...spot(3640, 4), '朔　平　河', {
    size: 4.6,
    color: WATER,
    slant: true,
    anchor: 'middle',
    rotate: 24,
  });
  const call = (from: XY, to: XY, label: string, color: string = INK): void => {
    s.circle(from[0], from[1], 0.5, { fill: color, color, w: 0.1 }).line(from, to, { w: 0.18, color });
    const right = to[0] >= from[0];
    const w = [...label].reduce((sum, ch) => sum + (ch.charCodeAt(0) > 255 ? 2.9 : 1.6), 0);
    s.line(to, [to[0] + (right ? w : -w), to[1]], { w: 0.18, color }).text(
      to[0] + (right ? 0.5 : -0.5),
      to[1] - 2,
      label,
      { size: 2.8, color, anchor: right ? 'start' : 'end', halo: true },
    );
  };
  if (!soil) {
    call(corner(5, -66), [196, 66], '红卫桥（拆除重建）4×40 m');
    call(spot(3230, 57), [96, 172], '右岸生态护岸 640 m', GREEN);
    call(spot(3690, -57), [236, 84], '左岸生态护岸 620 m', GREEN);
    call(spot(3180, 20), [70, 73], '底泥清理范围 K3+120～K3+920', EARTH);
    call(spot(4000, 92), [172, 226], '滩地表流湿地 1.60 hm²', GREEN);
    call(spot(3935, rightToe(3935) + 8), [168, 215], '补水管 DN600 穿堤');
    call(spot(4180, rightToe(4180) + 4), [300, 216], '小南头提水站');
    call(spot(4320, -60), [352, 118], '小南头水质监测断面', RED);
    call(spot(3705, 82), [138, 203], 'K3+650～K3+760 右堤');
  } else {
    call(corner(5, -66), [196, 66], '红卫桥（拆除重建）4×40 m');
    call(spot(3690, -57), [236, 84], '生态护岸 1260 m', GREEN);
    call(spot(4320, -60), [352, 118], '小南头水质监测断面', RED);
  }
  northArrow(s, 394, 34, 13);
  // scale bar 1:5000, 100 m = 20 mm
  for (let i = 0; i < 4; i += 1)
    s.rect(300 + i * 20, 20, 20, 1.4, { fill: i % 2 === 0 ? INK : '#ffffff', w: 0.15 });
  ['0', '100', '200', '300', '400 m'].forEach((label, i) =>
    s.text(300 + i * 20, 17.6, label, { size: 2.4, anchor: 'middle' }),
  );
  const items: (readonly [string, (x: number, y: number) => void])[] = [
    ['水边线', (x, y) => s.line([x, y], [x + 7, y], { color: WATER, w: 0.35 })],
    [
      '堤防',
      (x, y) =>
        s.line([x, y - 0.6], [x + 7, y - 0.6], { w: 0.35 }).line([x, y + 0.6], [x + 7, y + 0.6], { w: 0.35 }),
    ],
    ['计算断面', (x, y) => s.line([x, y], [x + 7, y], { color: RED, w: 0.35 })],
    ['等高线', (x, y) => s.line([x, y], [x + 7, y], { color: '#b08d57', w: 0.3 })],
    ['生态护岸', (x, y) => s.line([x, y], [x + 7, y], { color: GREEN, w: 0.9 })],
    ['底泥清理', (x, y) => s.rect(x, y - 1.3, 7, 2.6, { fill: dots, color: EARTH, w: 0.2, dash: '1.2 0.6' })],
    ['表流湿地', (x, y) => s.rect(x, y - 1.3, 7, 2.6, { fill: '#e6f1e6', color: GREEN, w: 0.25 })],
    ...(soil
      ? [
          [
            '监测点位',
            (x: number, y: number) => s.circle(x + 3.5, y, 1.5, { fill: '#ffffff', color: RED, w: 0.35 }),
          ] as const,
          [
            '防治分区',
            (x: number, y: number) => s.rect(x, y - 1.3, 7, 2.6, { color: '#6b4fa0', w: 0.35 }),
          ] as const,
        ]
      : []),
    ...(options.revised && !soil
      ? [
          [
            '堤脚线',
            (x: number, y: number) =>
              s.line([x, y], [x + 7, y], { color: RED, w: 0.3, dash: '2 0.6 0.5 0.6' }),
          ] as const,
        ]
      : []),
  ];
  legend(s, 29, 244, 58, 39, items);
  s.text(31, 240.6, '图例', { size: 3.2, weight: 700 });
  // notes
  const scale = options.kind === 'flood' && !options.revised ? '1:2000' : '1:5000';
  const notes = [
    '说明：',
    '1. 图中高程、距离以米计，平面坐标采用 2000 国家大地坐标系，高程采用 1985 国家高程基准。',
    `2. 图中比例尺为 ${scale}，地形图测于 2025 年 11 月。`,
    soil
      ? '3. Ⅰ～Ⅴ 为水土流失防治分区编号，圆圈数字为水土保持监测点位。'
      : '3. CS1～CS8 为防洪评价计算断面，桩号自上游向下游递增。',
    ...(options.revised && !soil
      ? ['4. 红色点划线为左、右堤临水侧堤脚线，据 2025 年 11 月实测断面绘制。']
      : []),
  ];
  if (soil && options.revised) notes[3] = '3. Ⅰ～Ⅵ 为水土流失防治分区编号，圆圈数字为水土保持监测点位。';
  s.rect(91, 255, 170, 30, { fill: '#ffffff', color: 'none', w: 0 });
  notes.forEach((line, i) => s.text(93, 260 + i * 5.4, line, { size: 2.7 }));
  // What runs past the frame is covered, and the frame drawn again.
  s.rect(410, 6, 4.6, 285, { fill: '#ffffff', color: 'none', w: 0 });
  s.rect(5, 5, 410, 287, { w: 0.2 }).rect(25, 10, 385, 277, { w: 0.7 });
  titleBlock(s, 290, 247, {
    title: soil ? '水土流失防治责任范围及防治分区图' : '工程河段总平面布置图',
    scale: '1:5000',
    number: soil ? 'PC-SB-附图2' : 'PC-FH-附图2',
    stage: soil ? '水土保持方案' : '防洪评价',
    date: options.revised ? '2026.05' : '2026.04',
  });
  return s.toString();
}

export function titleBlock(
  s: Svg,
  x: number,
  y: number,
  o: { title: string; scale: string; number: string; stage: string; date: string },
): void {
  const w = 120;
  const h = 40;
  s.rect(x, y, w, h, { w: 0.6, fill: '#ffffff' });
  const line = (a: XY, b: XY): void => {
    s.line([x + a[0], y + a[1]], [x + b[0], y + b[1]], { w: 0.2 });
  };
  line([0, 9], [w, 9]);
  for (const yy of [16, 22, 28, 34]) line([0, yy], [46, yy]);
  line([46, 9], [46, h]);
  line([14, 9], [14, h]);
  line([34, 9], [34, h]);
  line([46, 25], [w, 25]);
  line([46, 32.5], [w, 32.5]);
  for (const xx of [60, 84, 98]) line([xx, 25], [xx, h]);
  s.text(x + w / 2, y + 4.5, '朔原水利咨询有限公司', { size: 4.2, weight: 700, anchor: 'middle' });
  const left = [
    ['批准', '褚怀谷'],
    ['核定', '边绍文'],
    ['审查', '岑立言'],
    ['校核', '尉迟敏'],
    ['设计', '段一鸣'],
  ] as const;
  left.forEach(([role, name], i) => {
    const yy = y + (i === 0 ? 12.5 : 19 + (i - 1) * 6);
    s.text(x + 7, yy, role, { size: 2.7, anchor: 'middle' }).text(x + 24, yy, name, {
      size: 2.7,
      anchor: 'middle',
    });
  });
  s.text(x + 46 + 37, y + 14, '平城区红卫桥、小南头断面水质提升工程', { size: 2.9, anchor: 'middle' }).text(
    x + 46 + 37,
    y + 20.4,
    o.title,
    { size: 4, weight: 700, anchor: 'middle' },
  );
  const cells = [
    ['阶段', o.stage, '比例', o.scale],
    ['日期', o.date, '图号', o.number],
  ] as const;
  cells.forEach((row, i) => {
    const yy = y + 28.75 + i * 7.5;
    s.text(x + 53, yy, row[0], { size: 2.6, anchor: 'middle' })
      .text(x + 72, yy, row[1], { size: 2.6, anchor: 'middle' })
      .text(x + 91, yy, row[2], { size: 2.6, anchor: 'middle' })
      .text(x + 109, yy, row[3], { size: 2.6, anchor: 'middle' });
  });
}
