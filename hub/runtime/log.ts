/** Ids, codes and numbers. Never what a person wrote, a name, a password, a token or a code (HU7). */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** The same log with fields on every line. */
  with(fields: LogFields): Log;
}

export type LogLevel = 'info' | 'warn' | 'error';

/** One JSON object a line; `write` gets the finished line with its line break. */
export function createLog(write: (line: string) => void, now: () => number, base: LogFields = {}): Log {
  const line = (level: LogLevel, event: string, fields: LogFields = {}): void => {
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...base, ...fields })}\n`);
  };
  return {
    info: (event, fields) => line('info', event, fields),
    warn: (event, fields) => line('warn', event, fields),
    error: (event, fields) => line('error', event, fields),
    with: (fields) => createLog(write, now, { ...base, ...fields }),
  };
}

export function stderrLog(now: () => number): Log {
  return createLog((line) => process.stderr.write(line), now);
}

export const silentLog: Log = createLog(
  () => {},
  () => 0,
);

/**
 * What may be said of a failure: its class, its code and where in our code it arose. The message stays out,
 * since it can quote what a person wrote.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const place = error.stack
    ?.split('\n')
    .map((entry) => /(?:\(|at )(?:file:\/\/)?[^()]*?((?:hub|shared)\/[^()\s]+:\d+):\d+\)?$/.exec(entry)?.[1])
    .find((entry) => entry !== undefined);
  return { errorName: error.name, ...(code && { errorCode: code }), ...(place && { place }) };
}
