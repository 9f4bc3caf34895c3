import { parseArgs } from 'node:util';
import { startHub, type HubOptions } from './embed.ts';
import { seedSample } from './sample/seed.ts';
import { errorFields, stderrLog } from './runtime/log.ts';
import { systemClock } from './runtime/system.ts';
import { verifyCommand } from './verify/verify-command.ts';

const USAGE = `yunping-hub --data DIR [--port N] [--host HOST] [--public-url URL] [--allow-origin ORIGIN]…
            [--behind-proxy] [--sample]
  --sample fills a fresh DIR with the demo dossier and serves it (source checkout only)
yunping-hub verify --data DIR      recomputes every ledger's hash chain; exits 1 on damage`;

const log = stderrLog(() => systemClock.nowMs());

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // Why it could not start is for whoever started it; it holds no one's words.
  console.error(error instanceof Error ? error.message : String(error));
  log.error('hub.notStarted', errorFields(error));
  process.exitCode = 1;
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '7310' },
      host: { type: 'string', default: '127.0.0.1' },
      'public-url': { type: 'string' },
      'allow-origin': { type: 'string', multiple: true, default: [] },
      'behind-proxy': { type: 'boolean', default: false },
      sample: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (values.help || values.data === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  if (positionals[0] === 'verify') return verifyCommand(values.data, (line) => console.log(line));
  if (positionals.length > 0) {
    console.error(USAGE);
    return 2;
  }
  await serve({
    dataDir: values.sample ? await seedSample(values.data) : values.data,
    port,
    host: values.host,
    allowedOrigins: values['allow-origin'],
    isBehindProxy: values['behind-proxy'],
    ...(values['public-url'] !== undefined && { publicUrl: values['public-url'].replace(/\/+$/, '') }),
    env: process.env,
    log,
  });
  return 0;
}

async function serve(options: HubOptions): Promise<void> {
  const hub = await startHub(options);
  if (hub.setupCode !== null) console.log(`set-up code (once): ${hub.setupCode}`);
  // Last, for whoever waits until the hub answers.
  console.log(`云评 hub: ${hub.url}`);
  const stop = (): void => {
    void hub.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
