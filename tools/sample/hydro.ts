/**
 * The numbers of the flood-control report. Flood frequency (Pearson III), a standard-step water surface
 * over eight sections, bridge backwater, scour and freeboard are computed here once, so that every table,
 * figure and sentence of the sample quotes the same value.
 */

export type Point = readonly [x: number, z: number];

export interface Section {
  readonly id: string;
  readonly chainage: number;
  readonly points: readonly Point[];
  /** Offsets of the main channel's bank tops. */
  readonly bankLeft: number;
  readonly bankRight: number;
  readonly leveeLeft: number;
  readonly leveeRight: number;
}

export interface Roughness {
  readonly main: number;
  readonly flood: number;
}

export interface Reach {
  readonly area: number;
  readonly width: number;
  readonly conveyance: number;
  readonly mainArea: number;
  readonly mainWidth: number;
  readonly mainConveyance: number;
}

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Small deterministic generator (mulberry32): the sample must come out the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// ---------------------------------------------------------------- flood frequency

function logGamma(x: number): number {
  const c = [
    76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 1.208650973866179e-3,
    -5.395239384953e-6,
  ];
  let sum = 1.000000000190015;
  c.forEach((value, index) => (sum += value / (x + index + 1)));
  const t = x + 5.5;
  return (x + 0.5) * Math.log(t) - t + Math.log((2.5066282746310005 * sum) / x);
}

function gammaCdf(shape: number, x: number): number {
  if (x <= 0) return 0;
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < 500; n += 1) {
    term *= x / (shape + n);
    sum += term;
    if (term < sum * 1e-12) break;
  }
  return sum * Math.exp(-x + shape * Math.log(x) - logGamma(shape));
}

/** Modulus coefficient Kp of the Pearson III curve for exceedance probability p. */
export function pearson3(p: number, cv: number, csRatio: number): number {
  const cs = cv * csRatio;
  const shape = 4 / cs ** 2;
  let low = 0;
  let high = 80;
  for (let i = 0; i < 80; i += 1) {
    const mid = (low + high) / 2;
    if (gammaCdf(shape, mid) < 1 - p) low = mid;
    else high = mid;
  }
  return 1 + cv * ((cs / 2) * low - 2 / cs);
}

export const CV = 0.92;
export const CS_RATIO = 2.5;
const STATION_AREA = 1720;
const SITE_AREA = 1866;
const AREA_FACTOR = (SITE_AREA / STATION_AREA) ** 0.67;
export const DESIGN_Q = 1260;

export interface Annual {
  readonly year: number;
  readonly q: number;
  readonly date: string;
}

function annualSeries(): Annual[] {
  const random = seeded(19560721);
  const mean = DESIGN_Q / AREA_FACTOR / pearson3(0.02, CV, CS_RATIO);
  const ranks = Array.from({ length: 57 }, (_, i) => mean * pearson3((i + 1) / 58, CV, CS_RATIO));
  const years = Array.from({ length: 57 }, (_, i) => 1956 + i);
  const keep = [1967, 1959, 1979, 1964, 1988, 1995];
  const others = years.filter((year) => !keep.includes(year));
  for (let i = others.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [others[i], others[j]] = [others[j] as number, others[i] as number];
  }
  const order = [...keep, ...others];
  const flood = order.map((year, i) => {
    const q = (ranks[i] as number) * (0.985 + 0.03 * random());
    const month = 7 + Math.floor(random() * 2);
    const day = 3 + Math.floor(random() * 26);
    return {
      year,
      q: q >= 100 ? Math.round(q) : round(q, 1),
      date: `${month}-${String(day).padStart(2, '0')}`,
    };
  });
  return flood.sort((a, b) => a.year - b.year);
}

const RECENT: readonly Annual[] = [
  { year: 2013, q: 412, date: '7-15' },
  { year: 2014, q: 96.4, date: '8-02' },
  { year: 2015, q: 141, date: '7-27' },
  { year: 2016, q: 538, date: '7-20' },
  { year: 2017, q: 187, date: '8-23' },
  { year: 2018, q: 365, date: '7-24' },
  { year: 2019, q: 118, date: '8-05' },
  { year: 2020, q: 226, date: '8-12' },
  { year: 2021, q: 474, date: '7-12' },
  { year: 2022, q: 203, date: '8-09' },
  { year: 2023, q: 309, date: '7-31' },
  { year: 2024, q: 254, date: '8-10' },
];

const FREQUENCIES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

function statistics(series: readonly Annual[]) {
  const mean = series.reduce((sum, item) => sum + item.q, 0) / series.length;
  const variance = series.reduce((sum, item) => sum + (item.q / mean - 1) ** 2, 0) / (series.length - 1);
  return { count: series.length, mean: round(mean, 0), cv: round(Math.sqrt(variance)) };
}

function frequencyTable(mean: number, cv: number) {
  return FREQUENCIES.map((p) => {
    const station = mean * pearson3(p, cv, CS_RATIO);
    const site = station * AREA_FACTOR;
    return {
      p: p * 100,
      kp: round(pearson3(p, cv, CS_RATIO), 3),
      station: round(station / 10, 0) * 10,
      site: round(site / 10, 0) * 10,
    };
  });
}

// ---------------------------------------------------------------- sections

interface Shape {
  readonly id: string;
  readonly chainage: number;
  readonly bed: number;
  readonly widen: number;
  readonly rightPlain: number;
  readonly crest: readonly [number, number];
}

const SHAPES: readonly Shape[] = [
  { id: 'CS1', chainage: 3120, bed: 1038.28, widen: 0, rightPlain: 16, crest: [1045.48, 1045.02] },
  { id: 'CS2', chainage: 3320, bed: 1038.12, widen: 1, rightPlain: 17, crest: [1045.35, 1044.88] },
  { id: 'CS3', chainage: 3470, bed: 1038, widen: 0, rightPlain: 17, crest: [1045.24, 1044.7] },
  { id: 'CS4', chainage: 3520, bed: 1037.96, widen: 0, rightPlain: 17, crest: [1045.2, 1044.66] },
  { id: 'CS5', chainage: 3570, bed: 1037.92, widen: 0, rightPlain: 17, crest: [1045.15, 1044.58] },
  { id: 'CS6', chainage: 3820, bed: 1037.76, widen: -2, rightPlain: 46, crest: [1044.92, 1044.41] },
  { id: 'CS7', chainage: 4070, bed: 1037.56, widen: -2, rightPlain: 58, crest: [1044.7, 1044.2] },
  { id: 'CS8', chainage: 4320, bed: 1037.34, widen: 0, rightPlain: 24, crest: [1044.5, 1044.06] },
];

function buildSection(shape: Shape, index: number): Section {
  const random = seeded(808 + index);
  const j = (amount: number): number => (random() - 0.5) * amount;
  const { bed, widen } = shape;
  const [left, right] = shape.crest;
  const bank = bed + 3.92;
  const r0 = 143 + widen;
  const r1 = r0 + shape.rightPlain;
  const raw: Point[] = [
    [0, left - 1.2 + j(0.2)],
    [6, left - 1.15 + j(0.1)],
    [10, left],
    [15, left],
    [22, bank + 0.22 + j(0.08)],
    [28, bank + 0.1 + j(0.12)],
    [34, bank],
    [44, bed + 0.22 + j(0.16)],
    [58, bed - 0.12 + j(0.2)],
    [74, bed + 0.04 + j(0.24)],
    [90, bed - 0.18 + j(0.24)],
    [106, bed + 0.02 + j(0.24)],
    [121 + widen, bed - 0.06 + j(0.2)],
    [134 + widen, bed + 0.18 + j(0.16)],
    [r0, bank - 0.04],
    [r0 + shape.rightPlain * 0.5, bank + 0.06 + j(0.1)],
    [r1, bank + 0.16 + j(0.06)],
    [r1 + 7, right],
    [r1 + 12, right],
    [r1 + 16, right - 1.1 + j(0.1)],
    [r1 + 21, right - 1.15 + j(0.2)],
  ];
  return {
    id: shape.id,
    chainage: shape.chainage,
    points: raw.map(([x, z]) => [round(x, 1), round(z)] as const),
    bankLeft: 34,
    bankRight: r0,
    leveeLeft: 12.5,
    leveeRight: r1 + 9.5,
  };
}

export const SECTIONS: readonly Section[] = SHAPES.map(buildSection);

export function sectionAt(id: string): Section {
  const found = SECTIONS.find((section) => section.id === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
}

export function chainageText(metres: number): string {
  return `K${Math.floor(metres / 1000)}+${String(Math.round(metres % 1000)).padStart(3, '0')}`;
}

function slice(
  section: Section,
  level: number,
  from: number,
  to: number,
): { area: number; wetted: number; width: number } {
  let area = 0;
  let wetted = 0;
  let width = 0;
  for (let i = 0; i + 1 < section.points.length; i += 1) {
    let [x1, z1] = section.points[i] as Point;
    let [x2, z2] = section.points[i + 1] as Point;
    if (x2 <= from || x1 >= to) continue;
    if (x1 < from) [x1, z1] = [from, z1 + ((z2 - z1) * (from - x1)) / (x2 - x1)];
    if (x2 > to) [x2, z2] = [to, z1 + ((z2 - z1) * (to - x1)) / (x2 - x1)];
    const d1 = level - z1;
    const d2 = level - z2;
    if (d1 <= 0 && d2 <= 0) continue;
    let w = x2 - x1;
    let depth1 = d1;
    let depth2 = d2;
    if (d1 < 0) {
      w *= d2 / (d2 - d1);
      depth1 = 0;
    } else if (d2 < 0) {
      w *= d1 / (d1 - d2);
      depth2 = 0;
    }
    area += (w * (depth1 + depth2)) / 2;
    width += w;
    wetted += Math.hypot(w, depth1 - depth2);
  }
  return { area, wetted, width };
}

export function reachAt(section: Section, level: number, n: Roughness): Reach {
  const main = slice(section, level, section.bankLeft, section.bankRight);
  const left = slice(section, level, section.leveeLeft, section.bankLeft);
  const right = slice(section, level, section.bankRight, section.leveeRight);
  const k = (part: { area: number; wetted: number }, rough: number): number =>
    part.area <= 0 ? 0 : (part.area / rough) * (part.area / part.wetted) ** (2 / 3);
  const mainConveyance = k(main, n.main);
  return {
    area: main.area + left.area + right.area,
    width: main.width + left.width + right.width,
    conveyance: mainConveyance + k(left, n.flood) + k(right, n.flood),
    mainArea: main.area,
    mainWidth: main.width,
    mainConveyance,
  };
}

function bisect(low: number, high: number, f: (x: number) => number): number {
  let a = low;
  let b = high;
  for (let i = 0; i < 70; i += 1) {
    const mid = (a + b) / 2;
    if (f(mid) < 0) a = mid;
    else b = mid;
  }
  return (a + b) / 2;
}

export const SLOPE = 0.0008;

export interface Level {
  readonly id: string;
  readonly chainage: number;
  readonly z: number;
  readonly area: number;
  readonly width: number;
  readonly v: number;
  readonly vMain: number;
  readonly depth: number;
  readonly fr: number;
}

/** Standard-step profile from CS8 (normal depth) up to CS1. */
export function profile(q: number, n: Roughness): Level[] {
  const levels: Level[] = [];
  let below: { z: number; v: number; slope: number; chainage: number } | undefined;
  for (const section of [...SECTIONS].reverse()) {
    const head = (z: number): { v: number; slope: number } => {
      const reach = reachAt(section, z, n);
      return { v: q / reach.area, slope: (q / reach.conveyance) ** 2 };
    };
    const lowest = Math.min(...section.points.map((point) => point[1]));
    const down = below;
    const z =
      down === undefined
        ? bisect(lowest + 0.2, lowest + 9, (x) => SLOPE - head(x).slope)
        : bisect(lowest + 0.35, lowest + 9, (x) => {
            const here = head(x);
            const loss = ((here.slope + down.slope) / 2) * (down.chainage - section.chainage);
            return x + here.v ** 2 / 19.62 - (down.z + down.v ** 2 / 19.62 + loss);
          });
    const reach = reachAt(section, z, n);
    const here = head(z);
    below = { z, v: here.v, slope: here.slope, chainage: section.chainage };
    levels.push({
      id: section.id,
      chainage: section.chainage,
      z: round(z),
      area: round(reach.area, 1),
      width: round(reach.width, 1),
      v: round(here.v),
      vMain: round((q * reach.mainConveyance) / reach.conveyance / reach.mainArea),
      depth: round(z - lowest),
      fr: round(here.v / Math.sqrt((9.81 * reach.area) / reach.width)),
    });
  }
  return levels.reverse();
}

// ---------------------------------------------------------------- bridge

export const PIER = { count: 3, columns: 1.5, spacing: 6.3, skew: 5, offsets: [47, 87, 127] } as const;

export interface Backwater {
  readonly q: number;
  readonly before: readonly Level[];
  readonly after: readonly { id: string; z: number; dz: number; v: number }[];
  readonly area: number;
  readonly blocked: number;
  readonly ratio: number;
  readonly v0: number;
  readonly vm: number;
  readonly rise: number;
  readonly length: number;
}

export function backwater(q: number, n: Roughness): Backwater {
  const before = profile(q, n);
  const at = before.find((level) => level.id === 'CS4') as Level;
  const section = sectionAt('CS4');
  const width = PIER.columns + PIER.spacing * Math.sin((PIER.skew * Math.PI) / 180);
  const bedAt = (x: number): number => {
    const i = section.points.findIndex((point) => point[0] >= x);
    const [x1, z1] = section.points[i - 1] as Point;
    const [x2, z2] = section.points[i] as Point;
    return z1 + ((z2 - z1) * (x - x1)) / (x2 - x1);
  };
  const blocked = PIER.offsets.reduce((sum, x) => sum + width * Math.max(0, at.z - bedAt(x)), 0);
  const v0 = round(q / at.area);
  const vm = round(q / ((at.area - blocked) * 0.95));
  const rise = round(0.1 * (vm ** 2 - v0 ** 2));
  const length = Math.round((2 * rise) / SLOPE);
  const after = before.slice(0, 5).map((level) => {
    const distance = 3470 - level.chainage;
    const dz =
      level.id === 'CS5'
        ? 0
        : level.id === 'CS4'
          ? round(rise - 0.01)
          : round(rise * Math.max(0, 1 - distance / length) ** 2);
    const sectionHere = sectionAt(level.id);
    const reach = reachAt(sectionHere, level.z + dz, n);
    const v = level.id === 'CS4' ? vm : round(q / reach.area);
    return { id: level.id, z: round(level.z + dz), dz, v };
  });
  return {
    q,
    before,
    after,
    area: at.area,
    blocked: round(blocked, 1),
    ratio: round((blocked / at.area) * 100, 1),
    v0,
    vm,
    rise,
    length,
  };
}

// ---------------------------------------------------------------- scour (JTG C30)

export function scour(b: Backwater, grain: number) {
  const at = b.before.find((level) => level.id === 'CS4') as Level;
  const mainWidth = 109;
  const mean = round((at.z + b.rise - 1037.96) * 0.965);
  const deepest = round(at.z + b.rise - Math.min(...sectionAt('CS4').points.map((p) => p[1])));
  const ad = round((Math.sqrt(mainWidth) / mean) ** 0.15, 3);
  const squeeze = round(1 / ((1 - b.ratio / 100) * 0.97), 3);
  const hp = round(1.04 * ad ** 0.9 * squeeze ** 0.66 * deepest);
  const v = b.vm;
  const vStart = round(0.0246 * (hp / grain) ** 0.14 * Math.sqrt(332 * grain + (10 + hp) / grain ** 0.72));
  const kEta = round(0.8 * (1 / grain ** 0.45 + 1 / grain ** 0.15), 3);
  const vBegin = round(0.462 * (grain / PIER.columns) ** 0.06 * vStart);
  const n1 = round((vStart / v) ** (0.25 * grain ** 0.19), 3);
  const hb = round(kEta * PIER.columns ** 0.6 * (vStart - vBegin) * ((v - vBegin) / (vStart - vBegin)) ** n1);
  const level = round(at.z + b.rise);
  return {
    mean,
    deepest,
    ad,
    squeeze,
    hp,
    v,
    vStart,
    kEta,
    vBegin,
    n1,
    hb,
    level,
    general: round(level - hp),
    lowest: round(level - hp - hb),
    lowestAnalogy: round(level - hp - 2),
    grain,
  };
}

// ---------------------------------------------------------------- everything the report quotes

const MARKS = [
  [3180, 0.02, '可靠'],
  [3360, -0.02, '可靠'],
  [3490, 0.06, '较可靠'],
  [3610, -0.03, '可靠'],
  [3880, -0.01, '可靠'],
  [4260, -0.03, '较可靠'],
] as const;

export function floodData(revised: boolean) {
  const n: Roughness = revised ? { main: 0.03, flood: 0.038 } : { main: 0.028, flood: 0.035 };
  const series = annualSeries();
  const stats = statistics(series);
  const mean = Math.round(DESIGN_Q / AREA_FACTOR / pearson3(0.02, CV, CS_RATIO));
  const extended = [...series, ...RECENT];
  const extendedStats = statistics(extended);
  const extendedMean = Math.round((mean * extendedStats.mean) / stats.mean);
  const frequency = frequencyTable(mean, CV);
  const q = (p: number): number => frequency.find((row) => row.p === p)?.site ?? DESIGN_Q;
  const b50 = backwater(q(2), n);
  const b20 = backwater(q(5), n);
  const base = { main: 0.028, flood: 0.035 };
  const profiles = [1, 2, 5, 10].map((p) => ({ p, q: q(p), levels: profile(q(p), n) }));
  const freeboard = b50.before.map((level) => {
    const section = sectionAt(level.id);
    const after = b50.after.find((item) => item.id === level.id)?.z ?? level.z;
    const crest = (index: number): number => (section.points[index] as Point)[1];
    return {
      id: level.id,
      chainage: level.chainage,
      z: after,
      left: crest(2),
      right: crest(17),
      required: round(after + 1.5),
    };
  });
  const cofferQ = 68;
  const coffer = profile(cofferQ, n).map((level) => {
    const section = sectionAt(level.id);
    const lowest = Math.min(...section.points.map((point) => point[1]));
    const depth = level.z - lowest;
    const raised = { CS1: 0.04, CS2: 0.21, CS3: 0.36, CS4: 0.34, CS5: 0.02 }[level.id] ?? 0;
    return {
      id: level.id,
      chainage: level.chainage,
      before: level.z,
      depth: round(depth),
      after: round(level.z + raised),
      rise: raised,
      v: level.v,
      vAfter: level.id === 'CS4' ? round(level.v * 1.72) : round(level.v * (depth / (depth + raised))),
    };
  });
  const sensitivity = [0.038, 0.042, 0.046, 0.05].map((flood) => {
    const levels = profile(q(2), { main: n.main, flood });
    const pick = (id: string): number => levels.find((level) => level.id === id)?.z ?? 0;
    return { flood, cs5: pick('CS5'), cs6: pick('CS6'), cs7: pick('CS7') };
  });
  // Flood marks of July 2018 (385 m³/s at the site): the surveyed level is the fitted one less its residual.
  const between = (levels: readonly Level[], chainage: number): number => {
    const next = levels.findIndex((level) => level.chainage >= chainage);
    const [low, high] = [levels[next - 1], levels[next]];
    if (low === undefined || high === undefined) return high?.z ?? low?.z ?? 0;
    return low.z + ((high.z - low.z) * (chainage - low.chainage)) / (high.chainage - low.chainage);
  };
  const fitted = profile(385, { main: 0.03, flood: 0.038 });
  const assumed = profile(385, base);
  const marks = MARKS.map(([chainage, residual, grade]) => {
    const fit = round(between(fitted, chainage));
    return {
      k: chainageText(chainage),
      mark: round(fit - residual),
      old: round(between(assumed, chainage)),
      fit,
      grade,
    };
  });
  return {
    n,
    base,
    marks,
    z200: profile(1730, n).find((level) => level.id === 'CS4')?.z ?? 0,
    series,
    recent: RECENT,
    stats,
    mean,
    extendedStats,
    extendedMean,
    extendedFrequency: frequencyTable(extendedMean, CV),
    extendedQ: round((extendedMean * pearson3(0.02, CV, CS_RATIO) * AREA_FACTOR) / 10, 0) * 10,
    factor: round(AREA_FACTOR, 3),
    frequency,
    q: { q1: q(1), q2: q(2), q5: q(5), q10: q(10), q20: q(20) },
    b50,
    b20,
    old50: backwater(q(2), base),
    profiles,
    freeboard,
    coffer,
    sensitivity,
    scour: scour(b50, 2),
    sections: SECTIONS.map((section) => ({
      id: section.id,
      k: chainageText(section.chainage),
      points: section.points,
    })),
    ks: Object.fromEntries(SECTIONS.map((section) => [section.id, chainageText(section.chainage)])),
  };
}

export type FloodData = ReturnType<typeof floodData>;
