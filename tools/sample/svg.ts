/** A small SVG writer in millimetres, for the report figures. Text stays text, so that it can be searched. */

export interface Stroke {
  readonly w?: number;
  readonly color?: string;
  readonly dash?: string;
  readonly fill?: string;
  readonly opacity?: number;
  readonly join?: 'round' | 'miter';
}

export interface TextStyle {
  readonly size?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: 400 | 700;
  readonly color?: string;
  readonly rotate?: number;
  readonly sans?: boolean;
  readonly slant?: boolean;
  readonly halo?: boolean;
}

export type XY = readonly [x: number, y: number];

const n = (value: number): string => String(Number(value.toFixed(2)));
const esc = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const INK = '#1f2933';
export const WATER = '#1f5f8b';
export const WATER_FILL = '#dcebf5';
export const EARTH = '#7a6a55';
export const GREY = '#6b7280';
export const GREEN = '#2f6b4a';
export const RED = '#a8322a';

export class Svg {
  private readonly parts: string[] = [];
  private readonly defs: string[] = [];
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  private paint(style: Stroke): string {
    return (
      `fill="${style.fill ?? 'none'}" stroke="${style.color ?? INK}" stroke-width="${n(style.w ?? 0.25)}"` +
      (style.dash === undefined ? '' : ` stroke-dasharray="${style.dash}"`) +
      (style.opacity === undefined ? '' : ` opacity="${style.opacity}"`) +
      (style.join === 'round' ? ' stroke-linejoin="round" stroke-linecap="round"' : '')
    );
  }

  line(a: XY, b: XY, style: Stroke = {}): this {
    this.parts.push(`<path d="M${n(a[0])} ${n(a[1])}L${n(b[0])} ${n(b[1])}" ${this.paint(style)}/>`);
    return this;
  }

  poly(points: readonly XY[], style: Stroke = {}, closed = false): this {
    if (points.length < 2) return this;
    const d = points.map((p, i) => `${i === 0 ? 'M' : 'L'}${n(p[0])} ${n(p[1])}`).join('');
    this.parts.push(`<path d="${d}${closed ? 'Z' : ''}" ${this.paint(style)}/>`);
    return this;
  }

  /** Catmull-Rom through the points. */
  smooth(points: readonly XY[], style: Stroke = {}): this {
    const first = points[0];
    if (first === undefined || points.length < 2) return this;
    let d = `M${n(first[0])} ${n(first[1])}`;
    for (let i = 0; i + 1 < points.length; i += 1) {
      const p1 = points[i] as XY;
      const p2 = points[i + 1] as XY;
      const p0 = points[i - 1] ?? p1;
      const p3 = points[i + 2] ?? p2;
      d += `C${n(p1[0] + (p2[0] - p0[0]) / 6)} ${n(p1[1] + (p2[1] - p0[1]) / 6)} ${n(p2[0] - (p3[0] - p1[0]) / 6)} ${n(p2[1] - (p3[1] - p1[1]) / 6)} ${n(p2[0])} ${n(p2[1])}`;
    }
    this.parts.push(`<path d="${d}" ${this.paint(style)}/>`);
    return this;
  }

  rect(x: number, y: number, w: number, h: number, style: Stroke = {}, radius = 0): this {
    const r = radius > 0 ? ` rx="${n(radius)}"` : '';
    this.parts.push(
      `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"${r} ${this.paint(style)}/>`,
    );
    return this;
  }

  circle(x: number, y: number, r: number, style: Stroke = {}): this {
    this.parts.push(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" ${this.paint(style)}/>`);
    return this;
  }

  text(x: number, y: number, value: string, style: TextStyle = {}): this {
    const size = style.size ?? 3.2;
    const transform: string[] = [];
    if (style.rotate !== undefined) transform.push(`rotate(${n(style.rotate)} ${n(x)} ${n(y)})`);
    if (style.slant === true)
      transform.push(`translate(${n(x)} ${n(y)}) skewX(-14) translate(${n(-x)} ${n(-y)})`);
    const attributes =
      `x="${n(x)}" y="${n(y + size * 0.36)}" font-size="${n(size)}" font-family="${style.sans === true ? 'Noto Sans SC' : 'Noto Serif SC'}"` +
      ` text-anchor="${style.anchor ?? 'start'}" font-weight="${style.weight ?? 400}" fill="${style.color ?? INK}"` +
      (transform.length > 0 ? ` transform="${transform.join(' ')}"` : '');
    if (style.halo === true) {
      const units = [...value].reduce((sum, c) => sum + (c.charCodeAt(0) > 255 ? 1 : 0.55), 0) * size;
      const left = style.anchor === 'middle' ? x - units / 2 : style.anchor === 'end' ? x - units : x;
      const rot = style.rotate === undefined ? '' : ` transform="rotate(${n(style.rotate)} ${n(x)} ${n(y)})"`;
      this.parts.push(
        `<rect x="${n(left - 0.3)}" y="${n(y - size * 0.58)}" width="${n(units + 0.6)}" height="${n(size * 1.16)}" fill="#ffffff"${rot}/>`,
      );
    }
    this.parts.push(`<text ${attributes}>${esc(value)}</text>`);
    return this;
  }

  arrow(a: XY, b: XY, style: Stroke = {}, head = 2): this {
    const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
    this.line(a, b, style);
    const wing = (turn: number): XY => [
      b[0] - head * Math.cos(angle + turn),
      b[1] - head * Math.sin(angle + turn),
    ];
    return this.poly(
      [b, wing(0.32), wing(-0.32)],
      { fill: style.color ?? INK, color: style.color ?? INK, w: 0.1 },
      true,
    );
  }

  /** Inverted triangle with two strokes: the mark of a water level. */
  level(
    x: number,
    y: number,
    label: string,
    color: string = WATER,
    side: 'start' | 'end' = 'start',
    lift = 0,
  ): this {
    this.poly(
      [
        [x - 1.5, y - 2.6],
        [x + 1.5, y - 2.6],
        [x, y],
      ],
      { color, fill: '#ffffff', w: 0.22 },
      true,
    );
    this.line([x - 1.6, y + 0.9], [x + 1.6, y + 0.9], { color, w: 0.18 });
    this.line([x - 0.9, y + 1.6], [x + 0.9, y + 1.6], { color, w: 0.18 });
    return this.text(side === 'start' ? x + 2.6 : x - 2.6, y - 2 - lift, label, {
      size: 3,
      color,
      anchor: side,
    });
  }

  /** Short slanted strokes below a ground line. */
  ground(points: readonly XY[], step = 5, length = 1.8, color: string = EARTH): this {
    let carry = step / 2;
    for (let i = 0; i + 1 < points.length; i += 1) {
      const a = points[i] as XY;
      const b = points[i + 1] as XY;
      const d = Math.hypot(b[0] - a[0], b[1] - a[1]);
      while (carry < d) {
        const t = carry / d;
        const x = a[0] + (b[0] - a[0]) * t;
        const y = a[1] + (b[1] - a[1]) * t;
        this.line([x, y], [x - length * 0.7, y + length], { color, w: 0.14 });
        carry += step;
      }
      carry -= d;
    }
    return this;
  }

  hatch(id: string, body: string, size: number): string {
    this.defs.push(
      `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${body}</pattern>`,
    );
    return `url(#${id})`;
  }

  raw(markup: string): this {
    this.parts.push(markup);
    return this;
  }

  toString(): string {
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${n(this.width)}mm" height="${n(this.height)}mm" viewBox="0 0 ${n(this.width)} ${n(this.height)}">` +
      (this.defs.length > 0 ? `<defs>${this.defs.join('')}</defs>` : '') +
      `${this.parts.join('')}</svg>`
    );
  }
}

/** Maps data to millimetres inside a frame and draws its axes. */
export interface Axes {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

export interface AxesOptions {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly xRange: XY;
  readonly yRange: XY;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly xText?: (value: number) => string;
  readonly yText?: (value: number) => string;
  readonly grid?: boolean;
  readonly box?: boolean;
}

export function axes(svg: Svg, o: AxesOptions): Axes {
  const x = (v: number): number =>
    o.left + ((v - o.xRange[0]) / (o.xRange[1] - o.xRange[0])) * (o.right - o.left);
  const y = (v: number): number =>
    o.bottom - ((v - o.yRange[0]) / (o.yRange[1] - o.yRange[0])) * (o.bottom - o.top);
  if (o.grid !== false) {
    for (const tick of o.yTicks)
      svg.line([o.left, y(tick)], [o.right, y(tick)], { color: '#dde1e6', w: 0.15 });
    if (o.box === true)
      for (const tick of o.xTicks)
        svg.line([x(tick), o.top], [x(tick), o.bottom], { color: '#e6e9ed', w: 0.15 });
  }
  if (o.box === true) svg.rect(o.left, o.top, o.right - o.left, o.bottom - o.top, { w: 0.25 });
  else
    svg.poly(
      [
        [o.left, o.top],
        [o.left, o.bottom],
        [o.right, o.bottom],
      ],
      { w: 0.3 },
    );
  for (const tick of o.xTicks) {
    svg.line([x(tick), o.bottom], [x(tick), o.bottom + 1.2], { w: 0.25 });
    svg.text(x(tick), o.bottom + 3.4, o.xText?.(tick) ?? String(tick), { size: 2.8, anchor: 'middle' });
  }
  for (const tick of o.yTicks) {
    svg.line([o.left - 1.2, y(tick)], [o.left, y(tick)], { w: 0.25 });
    svg.text(o.left - 2, y(tick), o.yText?.(tick) ?? String(tick), { size: 2.8, anchor: 'end' });
  }
  if (o.xLabel !== undefined)
    svg.text((o.left + o.right) / 2, o.bottom + 8, o.xLabel, { size: 2.9, anchor: 'middle' });
  if (o.yLabel !== undefined) svg.text(o.left - 9, o.top - 4, o.yLabel, { size: 2.9 });
  return { x, y };
}

export const range = (from: number, to: number, step: number): number[] => {
  const out: number[] = [];
  for (let v = from; v <= to + step / 1000; v += step) out.push(Number(v.toFixed(4)));
  return out;
};
