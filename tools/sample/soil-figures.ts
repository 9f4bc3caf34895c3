/** Vector figures of the soil-and-water-conservation plan. */
import type { SoilData } from './soil.ts';
import { axes, EARTH, GREEN, GREY, INK, range, RED, Svg, WATER, WATER_FILL, type XY } from './svg.ts';

function balance(revised: boolean): string {
  const s = new Svg(154, 96);
  const box = (
    x: number,
    y: number,
    w: number,
    h: number,
    lines: readonly string[],
    fill = '#ffffff',
  ): void => {
    s.rect(x, y, w, h, { fill, w: 0.3 });
    lines.forEach((line, i) =>
      s.text(x + w / 2, y + h / 2 + (i - (lines.length - 1) / 2) * 4.4, line, {
        size: 2.9,
        anchor: 'middle',
        weight: i === 0 ? 700 : 400,
      }),
    );
  };
  s.text(22, 4, '挖方（万m³）', { size: 3.1, weight: 700, anchor: 'middle' })
    .text(80, 4, '填方（万m³）', { size: 3.1, weight: 700, anchor: 'middle' })
    .text(136, 4, '弃方（万m³）', { size: 3.1, weight: 700, anchor: 'middle' });
  box(2, 9, 40, 12, ['表土剥离', '1.04'], '#f3eee3');
  box(62, 9, 36, 12, ['表土回覆', '1.04'], '#e9f1e8');
  s.arrow([42, 15], [62, 15]).text(52, 12.6, '1.04', { size: 2.8, anchor: 'middle' });
  box(2, 25, 40, 12, ['底泥清理', '4.05'], '#f3eee3');
  box(118, 25, 34, 12, revised ? ['东沟乡砖厂复垦', '4.05'] : ['低洼地填平', '4.05'], '#f6e9e6');
  s.arrow([42, 31], [118, 31]).text(80, 28.6, '4.05（脱水后外运）', { size: 2.8, anchor: 'middle' });
  box(2, 41, 40, 12, ['护岸开挖', '0.96'], '#f3eee3');
  box(62, 41, 36, 12, ['护岸回填', '0.58'], '#e9f1e8');
  s.arrow([42, 45], [62, 45]).text(52, 42.8, '0.58', { size: 2.8, anchor: 'middle' });
  box(2, 57, 40, 14, ['桥梁基础开挖', '1.42'], '#f3eee3');
  box(62, 57, 36, 9, ['桥台回填 0.74'], '#e9f1e8');
  s.arrow([42, 61.5], [62, 61.5]).text(52, 59.2, '0.74', { size: 2.8, anchor: 'middle' });
  box(62, 70, 36, 11, ['围堰填筑', '1.86（含重复利用0.80）'], '#e9f1e8');
  s.poly(
    [
      [42, 51],
      [47, 51],
      [47, 73],
    ],
    { w: 0.25 },
  )
    .arrow([47, 73], [62, 73])
    .text(54.5, 70.8, '0.38', { size: 2.8, anchor: 'middle' });
  s.poly(
    [
      [42, 68],
      [44.4, 68],
      [44.4, 78],
    ],
    { w: 0.25 },
  )
    .arrow([44.4, 78], [62, 78])
    .text(54.5, 76, '0.68', { size: 2.8, anchor: 'middle' });
  box(118, 70, 34, 11, revised ? ['围堰土方复垦利用', '1.06'] : ['围堰土方填平', '1.06'], '#f6e9e6');
  s.arrow([98, 75.5], [118, 75.5]).text(108, 73.2, '1.06', { size: 2.8, anchor: 'middle' });
  box(2, 84, 40, 11, ['湿地、管线、场平', '1.48'], '#f3eee3');
  box(62, 84, 36, 11, ['填塘、管沟、场平', '1.48'], '#e9f1e8');
  s.arrow([42, 89.5], [62, 89.5]).text(52, 87.2, '1.48', { size: 2.8, anchor: 'middle' });
  box(118, 84, 34, 11, revised ? ['旧桥拆除资源化', '0.38'] : ['旧桥拆除弃渣', '0.38'], '#f6e9e6');
  s.arrow([111, 89.5], [118, 89.5]);
  s.text(110.4, 86.8, '0.38', { size: 2.8, anchor: 'end' });
  return s.toString();
}

function forecast(d: SoilData): string {
  const s = new Svg(152, 82);
  const top = Math.ceil(Math.max(...d.forecast.map((f) => f.total)) / 40) * 40 + 20;
  const a = axes(s, {
    left: 16,
    top: 9,
    right: 149,
    bottom: 66,
    xRange: [0, d.forecast.length],
    yRange: [0, top],
    xTicks: [],
    yTicks: range(0, top, 40),
    yLabel: '土壤流失量（t）',
  });
  d.forecast.forEach((f, i) => {
    const x = a.x(i + 0.24);
    const w = (a.x(1) - a.x(0)) * 0.22;
    const bar = (k: number, value: number, fill: string): void => {
      s.rect(x + k * w, a.y(value), w, a.y(0) - a.y(value), { fill, w: 0.2 }).text(
        x + k * w + w / 2,
        a.y(value) - 1.8,
        value.toFixed(1),
        { size: 2.2, anchor: 'middle' },
      );
    };
    bar(0, f.base, '#ffffff');
    bar(1, f.build, '#c9a36b');
    bar(2, f.recover, '#a9c6a4');
    s.text(a.x(i + 0.56), 69.6, f.name, { size: 2.7, anchor: 'middle' });
  });
  [
    ['背景流失量', '#ffffff'],
    ['施工期', '#c9a36b'],
    ['自然恢复期', '#a9c6a4'],
  ].forEach(([label, fill], i) => {
    s.rect(38 + i * 32, 75.4, 6, 3.4, { fill: fill ?? '#ffffff', w: 0.2 }).text(
      46 + i * 32,
      77.2,
      label ?? '',
      { size: 2.7 },
    );
  });
  return s.toString();
}

function system(revised: boolean): string {
  const zones: readonly (readonly [string, readonly string[]])[] = [
    ['Ⅰ 河道整治区', ['工程：表土剥离、表土回覆', '植物：植草护坡、栽植灌木', '临时：苫盖、编织袋拦挡']],
    ['Ⅱ 桥梁工程区', ['工程：表土剥离回覆、桥面排水、透水铺装', '植物：桥头绿化', '临时：泥浆沉淀池、苫盖']],
    [
      'Ⅲ 湿地工程区',
      ['工程：表土剥离回覆、生态排水沟', '植物：挺水植物、撒播草籽', '临时：苫盖、编织袋拦挡'],
    ],
    ['Ⅳ 施工生产生活区', ['工程：表土剥离、土地整治', '植物：撒播草籽', '临时：临时排水沟、洗车平台']],
    [
      'Ⅴ 底泥脱水场区',
      revised
        ? ['工程：表土剥离、土地整治', '植物：撒播草籽', '临时：围埝及排水沟、三级沉淀池、防渗膜、苫盖']
        : ['工程：表土剥离、土地整治', '植物：撒播草籽', '临时：苫盖'],
    ],
    ...(revised
      ? [
          [
            'Ⅵ 临时堆土场区',
            ['工程：土地整治', '植物：撒播草籽', '临时：拦挡、苫盖、排水沟及沉沙池'],
          ] as const,
        ]
      : []),
  ];
  const h = zones.length * 22 + 4;
  const s = new Svg(152, h);
  s.rect(2, h / 2 - 26, 11, 52, { fill: '#eef3f7', w: 0.3 });
  [...'水土流失防治措施体系'].forEach((c, i) =>
    s.text(7.5, h / 2 - 21.5 + i * 4.8, c, { size: 3.2, anchor: 'middle', weight: 700 }),
  );
  s.line([17, 13], [17, h - 13]).line([13, h / 2], [17, h / 2]);
  zones.forEach(([name, lines], i) => {
    const y = 13 + i * 22;
    s.line([17, y], [23, y])
      .rect(23, y - 5, 36, 10, { fill: '#f6f3ec', w: 0.3 })
      .text(41, y, name, { size: 3, anchor: 'middle', weight: 700 });
    s.line([59, y], [64, y]).line([64, y - 6.6], [64, y + 6.6]);
    lines.forEach((line, k) => {
      const yy = y + (k - 1) * 6.6;
      s.line([64, yy], [69, yy])
        .rect(69, yy - 2.8, 81, 5.6, { w: 0.2 })
        .text(71, yy, line, { size: 2.7 });
    });
  });
  return s.toString();
}

function basin(): string {
  const s = new Svg(152, 84);
  s.text(76, 4, '平面图', { size: 3.2, weight: 700, anchor: 'middle' });
  s.rect(26, 9, 100, 26, { w: 0.5 }).rect(28, 11, 96, 22, { w: 0.25 });
  for (const x of [60, 92]) s.rect(x, 11, 2, 22, { fill: '#dddddd', w: 0.25 });
  for (const [x, y] of [
    [60, 13],
    [92, 27],
  ] as const)
    s.rect(x, y, 2, 4, { fill: '#ffffff', w: 0.2 });
  s.arrow([12, 22], [26, 22], { color: WATER, w: 0.4 }).arrow([126, 22], [142, 22], { color: WATER, w: 0.4 });
  s.text(12, 18.6, '进水', { size: 2.8, color: WATER }).text(132, 18.6, '出水', { size: 2.8, color: WATER });
  ['一级池', '二级池', '三级池'].forEach((label, i) =>
    s.text(44 + i * 32, 22, label, { size: 3, anchor: 'middle' }),
  );
  s.line([26, 40], [126, 40], { w: 0.2 })
    .line([26, 38.6], [26, 41.4], { w: 0.3 })
    .line([126, 38.6], [126, 41.4], { w: 0.3 })
    .text(76, 38.2, '10000', { size: 2.6, anchor: 'middle' });
  s.text(76, 48, '剖面图', { size: 3.2, weight: 700, anchor: 'middle' });
  s.poly(
    [
      [10, 55],
      [26, 55],
      [34, 77],
      [118, 77],
      [126, 55],
      [142, 55],
    ],
    { w: 0.5 },
  );
  s.ground(
    [
      [10, 55],
      [26, 55],
    ],
    4,
    1.6,
  )
    .ground(
      [
        [126, 55],
        [142, 55],
      ],
      4,
      1.6,
    )
    .ground(
      [
        [34, 77],
        [118, 77],
      ],
      5,
      1.6,
    );
  s.poly(
    [
      [28.2, 60],
      [124, 60],
      [118, 77],
      [34, 77],
    ],
    { fill: WATER_FILL, color: 'none', w: 0 },
    true,
  );
  s.rect(60, 59, 2, 18, { fill: '#dddddd', w: 0.25 }).rect(92, 61, 2, 16, { fill: '#dddddd', w: 0.25 });
  s.level(76, 60, '设计水位').text(46, 73, '沉淀物', { size: 2.6, anchor: 'middle', color: EARTH });
  s.line([148, 55], [148, 77], { w: 0.2 })
    .line([146.6, 55], [149.4, 55], { w: 0.3 })
    .line([146.6, 77], [149.4, 77], { w: 0.3 })
    .text(146, 66, '2000', { size: 2.6, anchor: 'middle', rotate: -90 });
  s.text(76, 82, '尺寸单位：mm；池壁采用 M7.5 砖砌，内抹 20 厚防水砂浆', { size: 2.7, anchor: 'middle' });
  return s.toString();
}

function pile(): string {
  const s = new Svg(152, 54);
  s.line([4, 42], [148, 42], { w: 0.45 }).ground(
    [
      [4, 42],
      [148, 42],
    ],
    5,
    1.8,
  );
  s.poly(
    [
      [34, 42],
      [62, 20],
      [104, 20],
      [132, 42],
    ],
    { fill: '#efe6d3', w: 0.4 },
    true,
  );
  s.poly(
    [
      [34, 41.4],
      [62, 19.4],
      [104, 19.4],
      [132, 41.4],
    ],
    { color: GREEN, w: 0.3, dash: '1.6 0.8' },
  );
  for (const x of [24, 132])
    for (let r = 0; r < 3; r += 1)
      for (let c = 0; c < 3 - r; c += 1)
        s.rect(
          x + (x < 80 ? r * 1.7 : r * 1.7) + c * 3.4,
          39 - r * 3,
          3.4,
          3,
          { fill: '#f6f1e6', w: 0.2 },
          0.8,
        );
  for (const x of [12, 146])
    s.poly(
      [
        [x - 4, 42],
        [x - 2, 46],
        [x + 2, 46],
        [x + 4, 42],
      ],
      { fill: '#ffffff', w: 0.3 },
    );
  const call = (from: XY, to: XY, label: string): void => {
    s.line(from, to, { w: 0.18 }).text(to[0], to[1] - 2, label, { size: 2.8, anchor: 'middle' });
  };
  call([28, 36], [22, 26], '填土编织袋拦挡');
  call([84, 19.4], [84, 11], '防尘网苫盖（1500 目/100 cm²）');
  call([12, 45], [14, 52.5], '临时排水沟');
  s.text(83, 32, '堆土（堆高 ≤3.0 m，边坡 1:1.5）', { size: 3, anchor: 'middle' }).text(47, 28, '1:1.5', {
    size: 2.8,
    rotate: -38,
    anchor: 'middle',
  });
  return s.toString();
}

function gantt(revised: boolean): string {
  const months = ['9', '10', '11', '12', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
  const rows: readonly (readonly [string, number, number, string])[] = [
    ['主体：施工准备', 0, 1, INK],
    ['主体：旧桥拆除、围堰', 1, 2.6, INK],
    ['主体：桥墩、底泥、护岸', 2, 9.2, INK],
    ['主体：上部结构、桥面系', 7.6, 14, INK],
    ['主体：湿地及补水管线', 6.3, 9, INK],
    ['水保：表土剥离', 0, 1.4, GREEN],
    ['水保：拦挡、苫盖、排水', 0.6, 13, GREEN],
    ['水保：沉淀池', 1.4, 2.4, GREEN],
    ['水保：土地整治、表土回覆', 8.4, 12, GREEN],
    ['水保：植物措施', 8, 10, GREEN],
    ['水保：植物补植', 12, 13.6, GREEN],
    ...(revised ? [['水保：堆土场恢复', 11, 13, GREEN] as const] : []),
    ['水保监测', 0, 14, RED],
  ];
  const H = 18 + rows.length * 6.4;
  const s = new Svg(154, H);
  const left = 46;
  const step = (152 - left) / 14;
  s.rect(2, 2, 150, H - 4, { w: 0.3 })
    .line([2, 14], [152, 14], { w: 0.3 })
    .line([left, 2], [left, H - 2], { w: 0.3 })
    .line([left, 8], [152, 8], { w: 0.2 })
    .line([left + step * 4, 2], [left + step * 4, H - 2], { w: 0.25 });
  s.text(24, 8, '项目', { size: 3, anchor: 'middle', weight: 700 })
    .text(left + step * 2, 5, '2026年', { size: 2.8, anchor: 'middle' })
    .text(left + step * 9, 5, '2027年', { size: 2.8, anchor: 'middle' });
  months.forEach((m, i) => {
    s.text(left + step * (i + 0.5), 11, m, { size: 2.7, anchor: 'middle' });
    if (i > 0) s.line([left + step * i, 8], [left + step * i, H - 2], { w: 0.1, color: '#b9bec5' });
  });
  rows.forEach(([label, from, to, color], i) => {
    const y = 17.2 + i * 6.4;
    s.text(4, y, label, { size: 2.6 }).line([left + from * step, y], [left + to * step, y], {
      color,
      w: 1.5,
      ...(color === GREEN ? { dash: '2.4 0.8' } : {}),
    });
    s.line([2, y + 3.2], [152, y + 3.2], { w: 0.1, color: '#b9bec5' });
  });
  return s.toString();
}

function ditch(): string {
  const s = new Svg(152, 50);
  s.poly(
    [
      [8, 14],
      [52, 14],
      [66, 36],
      [88, 36],
      [102, 14],
      [146, 14],
    ],
    { w: 0.5 },
  );
  s.ground(
    [
      [8, 14],
      [52, 14],
    ],
    4,
    1.7,
  ).ground(
    [
      [102, 14],
      [146, 14],
    ],
    4,
    1.7,
  );
  s.poly(
    [
      [52, 14],
      [66, 36],
      [88, 36],
      [102, 14],
      [98.4, 14],
      [86, 33.6],
      [68, 33.6],
      [55.6, 14],
    ],
    { fill: '#e9f1e8', w: 0.25, color: GREEN },
    true,
  );
  for (let i = 0; i < 6; i += 1) {
    const x = 56 + i * 2;
    const y = 16 + i * 3.1;
    s.line([x, y], [x + 1.2, y - 2.6], { color: GREEN, w: 0.2 }).line(
      [154 - x, y],
      [154 - x - 1.2, y - 2.6],
      { color: GREEN, w: 0.2 },
    );
  }
  s.line([60.5, 22], [93.5, 22], { color: WATER, w: 0.3 }).level(77, 22, '设计水位');
  s.line([66, 41], [88, 41], { w: 0.2 })
    .text(77, 44, '400', { size: 2.7, anchor: 'middle' })
    .line([66, 39.6], [66, 42.4], { w: 0.3 })
    .line([88, 39.6], [88, 42.4], { w: 0.3 });
  s.line([110, 14], [110, 36], { w: 0.2 })
    .text(113, 25, '400', { size: 2.7, rotate: -90, anchor: 'middle' })
    .line([108.6, 36], [111.4, 36], { w: 0.3 });
  s.line([64, 30], [36, 30], { w: 0.18 })
    .text(35, 30, '三维植被网 + 草皮', { size: 2.8, anchor: 'end' })
    .text(58, 27, '1:0.75', { size: 2.6, rotate: 58, anchor: 'middle' })
    .text(128, 46, '尺寸单位：mm', { size: 2.6, color: GREY, anchor: 'middle' });
  return s.toString();
}

export function all(d: SoilData, revised: boolean): Record<string, string> {
  return {
    balance: balance(revised),
    forecast: forecast(d),
    system: system(revised),
    settling: basin(),
    pile: pile(),
    gantt: gantt(revised),
    ditch: ditch(),
  };
}
