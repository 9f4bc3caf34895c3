// What the set-up says. Everything goes to stderr: stdout belongs to the command that follows
// (`npm run check-report` prints JSON there).
const PREFIX = 'set-up: ';
const PLAIN_EVERY_MS = 5_000;

export function note(text) {
  process.stderr.write(`${PREFIX}${text}\n`);
}

/** A failure that the user can do something about: what went wrong, and what to do next. */
export class SetupError extends Error {
  constructor(message, next) {
    super(message);
    this.next = next;
  }
}

export function seconds(ms) {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

/**
 * Shows one slow step: a line that rewrites itself on a terminal, a plain line every five seconds in a log.
 * `update` takes what is known, such as `45 % (162 of 362)`.
 */
export function startProgress(label) {
  const began = Date.now();
  const terminal = process.stderr.isTTY === true;
  let detail = '';
  const show = () => {
    const line = `${label}: ${detail ? `${detail}, ` : ''}${seconds(Date.now() - began)}`;
    if (terminal) process.stderr.write(`\r\x1b[K${PREFIX}${line}`);
    else note(line);
  };
  const timer = setInterval(show, terminal ? 250 : PLAIN_EVERY_MS);
  if (terminal) show();
  else note(`${label} …`);
  const stop = (text) => {
    clearInterval(timer);
    if (terminal) process.stderr.write('\r\x1b[K');
    note(text);
  };
  return {
    update: (text) => {
      detail = text;
    },
    done: (text = 'done') => stop(`${label}: ${text} (${seconds(Date.now() - began)})`),
    fail: (text = 'failed') => stop(`${label}: ${text} (after ${seconds(Date.now() - began)})`),
  };
}

export function share(part, whole) {
  return `${Math.min(100, Math.floor((100 * part) / Math.max(1, whole)))} %`;
}

export function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}
