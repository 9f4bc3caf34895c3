/** The numbers of the soil-and-water-conservation plan: areas, earthwork, topsoil, erosion forecast, costs. */

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export interface Zone {
  readonly id: string;
  readonly name: string;
  readonly permanent: number;
  readonly temporary: number;
  readonly topsoilArea: number;
  readonly forecastArea: number;
  readonly recoverArea: number;
  readonly background: number;
  readonly modulus: number;
  readonly dig: number;
  readonly fill: number;
  readonly moveIn: string;
  readonly moveOut: string;
  readonly spoil: number;
}

const BASE: readonly Omit<Zone, 'modulus'>[] = [
  {
    id: 'Ⅰ',
    name: '河道整治区',
    permanent: 1.18,
    temporary: 4.12,
    topsoilArea: 0.6,
    forecastArea: 2.86,
    recoverArea: 1.12,
    background: 1100,
    dig: 6.87,
    fill: 2.44,
    moveIn: '0.68（Ⅱ）',
    moveOut: '—',
    spoil: 5.11,
  },
  {
    id: 'Ⅱ',
    name: '桥梁工程区',
    permanent: 0.86,
    temporary: 0.68,
    topsoilArea: 0.5,
    forecastArea: 1.54,
    recoverArea: 0.52,
    background: 1200,
    dig: 1.8,
    fill: 0.74,
    moveIn: '—',
    moveOut: '0.68（Ⅰ）',
    spoil: 0.38,
  },
  {
    id: 'Ⅲ',
    name: '湿地工程区',
    permanent: 1.66,
    temporary: 0.62,
    topsoilArea: 1.7,
    forecastArea: 2.28,
    recoverArea: 1.46,
    background: 1100,
    dig: 1.04,
    fill: 1.04,
    moveIn: '—',
    moveOut: '—',
    spoil: 0,
  },
  {
    id: 'Ⅳ',
    name: '施工生产生活区',
    permanent: 0,
    temporary: 0.84,
    topsoilArea: 0.8,
    forecastArea: 0.84,
    recoverArea: 0.8,
    background: 1300,
    dig: 0.18,
    fill: 0.18,
    moveIn: '—',
    moveOut: '—',
    spoil: 0,
  },
  {
    id: 'Ⅴ',
    name: '底泥脱水场区',
    permanent: 0,
    temporary: 1.62,
    topsoilArea: 1.6,
    forecastArea: 1.62,
    recoverArea: 1.58,
    background: 1300,
    dig: 0.26,
    fill: 0.26,
    moveIn: '—',
    moveOut: '—',
    spoil: 0,
  },
];

const PILE: Omit<Zone, 'modulus'> = {
  id: 'Ⅵ',
  name: '临时堆土场区',
  permanent: 0,
  temporary: 0.77,
  topsoilArea: 0,
  forecastArea: 0.77,
  recoverArea: 0.75,
  background: 1300,
  dig: 0,
  fill: 0,
  moveIn: '—',
  moveOut: '—',
  spoil: 0,
};

const ANALOGY = [2800, 3600, 3000, 3400, 4200, 4800] as const;

export type Kind = '工程措施' | '植物措施' | '临时措施';

export interface Measure {
  readonly kind: Kind;
  readonly zone: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly price: number;
  readonly cost: number;
}

type Row = readonly [kind: Kind, zone: string, name: string, unit: string, quantity: number, price: number];

const ROWS: readonly Row[] = [
  ['工程措施', 'Ⅰ', '表土剥离', '万m³', 0.12, 96800],
  ['工程措施', 'Ⅰ', '表土回覆', '万m³', 0.12, 124500],
  ['工程措施', 'Ⅱ', '表土剥离', '万m³', 0.1, 96800],
  ['工程措施', 'Ⅱ', '表土回覆', '万m³', 0.1, 124500],
  ['工程措施', 'Ⅱ', '桥面排水管及消能井', '处', 4, 6850],
  ['工程措施', 'Ⅱ', '透水砖铺装', 'm²', 860, 128],
  ['工程措施', 'Ⅲ', '表土剥离', '万m³', 0.34, 96800],
  ['工程措施', 'Ⅲ', '表土回覆', '万m³', 0.34, 124500],
  ['工程措施', 'Ⅲ', '生态排水沟', 'm', 460, 186],
  ['工程措施', 'Ⅳ', '表土剥离', '万m³', 0.16, 96800],
  ['工程措施', 'Ⅳ', '土地整治及表土回覆', '万m³', 0.16, 131200],
  ['工程措施', 'Ⅴ', '表土剥离', '万m³', 0.32, 96800],
  ['工程措施', 'Ⅴ', '土地整治及表土回覆', '万m³', 0.32, 131200],
  ['植物措施', 'Ⅰ', '植草护坡', 'm²', 9480, 14.6],
  ['植物措施', 'Ⅰ', '栽植灌木', '株', 2860, 12.4],
  ['植物措施', 'Ⅱ', '桥头绿化', 'm²', 1650, 46.5],
  ['植物措施', 'Ⅲ', '挺水植物', 'm²', 12800, 28.6],
  ['植物措施', 'Ⅲ', '岸带撒播草籽', 'm²', 3200, 4.8],
  ['植物措施', 'Ⅳ', '撒播草籽', 'm²', 3600, 4.8],
  ['植物措施', 'Ⅴ', '撒播草籽', 'm²', 7400, 4.8],
  ['临时措施', 'Ⅰ', '防尘网苫盖', 'm²', 12600, 4.2],
  ['临时措施', 'Ⅰ', '填土编织袋拦挡', 'm³', 420, 178],
  ['临时措施', 'Ⅱ', '泥浆沉淀池', '座', 3, 9860],
  ['临时措施', 'Ⅱ', '防尘网苫盖', 'm²', 3800, 4.2],
  ['临时措施', 'Ⅲ', '防尘网苫盖', 'm²', 6200, 4.2],
  ['临时措施', 'Ⅲ', '填土编织袋拦挡', 'm³', 260, 178],
  ['临时措施', 'Ⅳ', '临时排水沟', 'm', 380, 42],
  ['临时措施', 'Ⅳ', '洗车平台', '座', 1, 28600],
  ['临时措施', 'Ⅴ', '防尘网苫盖', 'm²', 16200, 4.2],
];

const REVISED_ROWS: readonly Row[] = [
  ['临时措施', 'Ⅴ', '围埝及排水沟', 'm', 560, 96],
  ['临时措施', 'Ⅴ', '三级沉淀池', '座', 2, 34200],
  ['临时措施', 'Ⅴ', '防渗膜', 'm²', 16800, 11.5],
  ['工程措施', 'Ⅵ', '土地整治', 'hm²', 0.77, 18600],
  ['植物措施', 'Ⅵ', '撒播草籽', 'm²', 7500, 4.8],
  ['临时措施', 'Ⅵ', '填土编织袋拦挡', 'm³', 340, 178],
  ['临时措施', 'Ⅵ', '防尘网苫盖', 'm²', 8200, 4.2],
  ['临时措施', 'Ⅵ', '临时排水沟及沉沙池', 'm', 360, 68],
];

export function soilData(revised: boolean) {
  const source = revised ? [...BASE, PILE] : BASE;
  const zones: Zone[] = source.map((zone, i) => ({
    ...zone,
    modulus: revised ? (ANALOGY[i] ?? 3200) : 3200,
  }));
  const areas = {
    permanent: round(sum(zones.map((z) => z.permanent))),
    temporary: round(sum(zones.map((z) => z.temporary))),
    total: round(sum(zones.map((z) => z.permanent + z.temporary))),
  };
  const forecast = zones.map((z) => {
    const build = (z.forecastArea / 100) * z.modulus * 1.2;
    const buildBase = (z.forecastArea / 100) * z.background * 1.2;
    const first = revised ? z.modulus * 0.55 : 1800;
    const second = revised ? z.modulus * 0.38 : 1400;
    const recover = (z.recoverArea / 100) * (first + second);
    const recoverBase = (z.recoverArea / 100) * z.background * 2;
    return {
      id: z.id,
      name: z.name,
      area: z.forecastArea,
      recoverArea: z.recoverArea,
      background: z.background,
      modulus: z.modulus,
      first: Math.round(first),
      second: Math.round(second),
      build: round(build, 1),
      recover: round(recover, 1),
      base: round(buildBase + recoverBase, 1),
      total: round(round(build, 1) + round(recover, 1), 1),
      added: round(round(build, 1) + round(recover, 1) - round(buildBase + recoverBase, 1), 1),
    };
  });
  const factor = revised ? 1.034 : 1;
  const measures: Measure[] = [...ROWS, ...(revised ? REVISED_ROWS : [])].map(
    ([kind, zone, name, unit, quantity, price]) => {
      const now = round(price * factor, price > 1000 ? 0 : 2);
      return { kind, zone, name, unit, quantity, price: now, cost: round((quantity * now) / 10000) };
    },
  );
  const kinds: readonly Kind[] = ['工程措施', '植物措施', '临时措施'];
  const byKind = kinds.map((kind) => {
    const own = round(sum(measures.filter((m) => m.kind === kind).map((m) => m.cost)));
    return { kind, cost: kind === '临时措施' ? round(own) : own };
  });
  const works = round(sum(byKind.map((k) => k.cost)));
  const other = round(works * 0.02);
  const monitoring = revised ? 18.6 : 16.8;
  const independent = [
    { name: '建设管理费', cost: round(works * 0.02) },
    { name: '水土保持监理费', cost: 12.0 },
    { name: '科研勘测设计费', cost: 24.5 },
    { name: '水土保持设施验收费', cost: 15.0 },
  ];
  const independentTotal = round(sum(independent.map((item) => item.cost)));
  const basis = round(works + other + monitoring + independentTotal);
  const reserve = round(basis * 0.06);
  const compensation = revised ? round(areas.total * 0.4) : 4.46;
  const total = round(basis + reserve + compensation);
  const byZone = zones.map((z) => ({
    id: z.id,
    name: z.name,
    cells: kinds.map((kind) =>
      round(sum(measures.filter((m) => m.zone === z.id && m.kind === kind).map((m) => m.cost))),
    ),
  }));
  return {
    revised,
    zones,
    areas,
    forecast,
    forecastTotals: {
      build: round(sum(forecast.map((f) => f.build)), 1),
      recover: round(sum(forecast.map((f) => f.recover)), 1),
      base: round(sum(forecast.map((f) => f.base)), 1),
      total: round(sum(forecast.map((f) => f.total)), 1),
      added: round(sum(forecast.map((f) => f.added)), 1),
      recoverArea: round(sum(forecast.map((f) => f.recoverArea))),
    },
    measures,
    byKind,
    byZone,
    works,
    other,
    monitoring,
    independent,
    independentTotal,
    basis,
    reserve,
    compensation,
    total,
    dig: round(sum(zones.map((z) => z.dig)) + 1.04),
    fill: round(sum(zones.map((z) => z.fill)) + 1.04),
  };
}

export type SoilData = ReturnType<typeof soilData>;
