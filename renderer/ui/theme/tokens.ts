/**
 * Paper and ink: every colour of the interface. `styles/tokens.css` says the same to style sheets; a test
 * keeps the two equal and checks the contrast of every pair that text is set in.
 */
export const COLORS = {
  paper: '#F6F4EF',
  surface: '#FFFFFF',
  rail: '#EFEBE3',
  desk: '#E9E4DA',
  sunken: '#FAF9F6',
  hairline: '#E3DED4',
  'control-line': '#CFC8BB',
  'field-line': '#948C7C',
  text: '#1F2933',
  secondary: '#52606D',
  hint: '#5A6572',
  primary: '#1F5F8B',
  'primary-hover': '#184C70',
  'primary-tint': '#E7F0F6',
  'primary-line': '#BCD3E2',
  success: '#2F7D4F',
  'success-tint': '#EDF6F0',
  warning: '#8A5C00',
  'warning-tint': '#F7EEDC',
  danger: '#B42318',
  'danger-tint': '#F9E7E4',
  ink: '#1F2933',
  'on-ink': '#FFFFFF',
  'on-ink-secondary': '#C6CDD4',
} as const;

export type ColorName = keyof typeof COLORS;

/** Quiet colours of persons: background and text. Chosen by member id, so a person keeps theirs. */
export const PERSON_COLORS = [
  { back: '#E1ECE5', text: '#2B5A41' },
  { back: '#DDE8F0', text: '#1F4F6F' },
  { back: '#EAE4F1', text: '#574078' },
  { back: '#F4E1E7', text: '#83304F' },
  { back: '#F3E5D9', text: '#7F451C' },
  { back: '#E9E9D3', text: '#55561E' },
  { back: '#DEE4EA', text: '#394959' },
  { back: '#DBEBE8', text: '#1D5851' },
] as const;

export const SEVERITIES = ['mustFix', 'suggestion', 'question', 'erratum'] as const;
export type SeverityKind = (typeof SEVERITIES)[number];

export const SEVERITY_COLORS: Readonly<Record<SeverityKind, ColorName>> = {
  mustFix: 'danger',
  suggestion: 'warning',
  question: 'primary',
  erratum: 'secondary',
};

export const SANS =
  '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC", sans-serif';
export const SERIF =
  '"Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Songti SC", SimSun, serif';
export const MONO = '"Cascadia Mono", "JetBrains Mono", "Noto Sans Mono CJK SC", Consolas, Menlo, monospace';

export const BASE_FONT_PX = 16;
export const MIN_SCALE = 1;
export const MAX_SCALE = 1.5;
