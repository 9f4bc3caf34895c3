/** How our own programs call themselves in the handshake, so that their owner knows one's devices apart. */
export interface Program {
  readonly kind: 'desktop' | 'browser';
  /** Browser and system, or the system alone; as a person would call them. */
  readonly on: readonly string[];
}

export function programName({ kind, on }: Program): string {
  return on.length === 0 ? `yunping-${kind}` : `yunping-${kind} (${on.join('; ')})`;
}

/** Null for a program that is not ours. */
export function readProgramName(app: string): Program | null {
  const [, kind, on] = /^yunping-(desktop|browser)(?: \(([^()]+)\))?$/.exec(app) ?? [];
  if (kind !== 'desktop' && kind !== 'browser') return null;
  return { kind, on: on === undefined ? [] : on.split('; ') };
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\bMicroMessenger\//, 'WeChat'],
  [/\bChrome\//, 'Chrome'],
  [/\bVersion\/[\d.]+.* Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, 'Windows'],
  [/\b(HarmonyOS|OpenHarmony)\b/, 'HarmonyOS'],
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** What a browser is and where it runs, from what it says of itself; what is not known is left out. */
export function browserOf(userAgent: string): readonly string[] {
  return [BROWSERS, SYSTEMS].flatMap((table) => table.find(([sign]) => sign.test(userAgent))?.[1] ?? []);
}
