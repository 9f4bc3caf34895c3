import path from 'node:path';

export interface AppArguments {
  /** The profile: everything this app keeps, one folder. Two profiles are two persons on one machine. */
  readonly dataDir: string;
  /** A hub to use at first start instead of asking. */
  readonly hubUrl: string | null;
  /** Fill the embedded hub with the sample dossier. */
  readonly sample: boolean;
}

/** Unknown words are Chromium's or the runtime's and are passed over. */
export function parseArguments(argv: readonly string[], defaultDataDir: string): AppArguments {
  const hubUrl = valueOf(argv, '--hub');
  return {
    dataDir: path.resolve(valueOf(argv, '--data') ?? valueOf(argv, '--profile') ?? defaultDataDir),
    hubUrl: hubUrl !== null && isHubUrl(hubUrl) ? hubUrl : null,
    sample: argv.includes('--sample'),
  };
}

/** What the workspace process is started with. */
export function workspaceArguments({ dataDir, hubUrl, sample }: AppArguments): string[] {
  return ['--data', dataDir, ...(hubUrl === null ? [] : ['--hub', hubUrl]), ...(sample ? ['--sample'] : [])];
}

function valueOf(argv: readonly string[], name: string): string | null {
  const joined = argv.find((arg) => arg.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = argv.indexOf(name);
  const value = at < 0 ? undefined : argv[at + 1];
  return value === undefined || value.startsWith('--') ? null : value;
}

function isHubUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
