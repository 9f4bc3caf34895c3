import { expect, test, vi } from 'vitest';
import { FileCutError, FileRefusedError, RangeTransport, type TransportState } from './range-transport.ts';

const FILE = Uint8Array.from({ length: 400_000 }, (_, index) => index % 251);

/** A server that answers each request by the next entry of its script, and with the bytes once that is done. */
function setupTransport(
  script: readonly (number | 'lost' | 'whole')[],
  sizeBytes = FILE.length,
  pageDirectory = new Uint8Array(0),
) {
  const left = [...script];
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: { headers: Record<string, string> }) => {
    const range = init.headers['Range'] ?? '';
    asked.push(range);
    const next = left.shift();
    if (next === 'lost') throw new TypeError('Failed to fetch');
    if (typeof next === 'number') return new Response(null, { status: next });
    const [, from = '0', to = `${FILE.length - 1}`] = /bytes=(\d+)-(\d+)/.exec(range) ?? [];
    return next === 'whole' || range === ''
      ? new Response(FILE, { status: 200 })
      : new Response(FILE.slice(Number(from), Number(to) + 1), { status: 206 });
  });
  const states: TransportState[] = [];
  const refused: (FileRefusedError | FileCutError)[] = [];
  const chunks: { begin: number; bytes: Uint8Array }[] = [];
  const transport = new RangeTransport(
    { url: 'app://bundle/blob/d/s', headers: () => ({ Authorization: 'Bearer t' }), sizeBytes },
    pageDirectory,
    (state) => states.push(state),
    (error) => refused.push(error),
  );
  transport.transportReady((message: { begin: number; chunk: Uint8Array }) =>
    chunks.push({ begin: message.begin, bytes: message.chunk }),
  );
  return { transport, asked, states, refused, chunks };
}

test('RD9 ranges bring exactly the bytes asked for', async () => {
  const { transport, asked, chunks, states } = setupTransport([]);
  transport.requestDataRange(131_072, 262_144);
  await vi.waitFor(() => expect(chunks).toHaveLength(1));
  expect(asked).toEqual(['bytes=131072-262143']);
  expect(chunks[0]?.begin).toBe(131_072);
  expect(chunks[0]?.bytes).toEqual(FILE.slice(131_072, 262_144));
  expect(states.at(-1)).toEqual({ receivedBytes: 131_072, waitingRanges: 0, isRetrying: false });
});

test('RD9 a server that ignores Range still gives the right bytes', async () => {
  const { transport, chunks } = setupTransport(['whole']);
  transport.requestDataRange(10, 20);
  await vi.waitFor(() => expect(chunks).toHaveLength(1));
  expect(chunks[0]?.bytes).toEqual(FILE.slice(10, 20));
});

test('RD9 a lost link and a failing server are waited out, and said', async () => {
  const { transport, asked, chunks, states, refused } = setupTransport(['lost', 503]);
  transport.requestDataRange(0, 100);
  await vi.waitFor(() => expect(states.at(-1)?.isRetrying).toBe(true));
  expect(states.at(-1)?.waitingRanges).toBe(1);
  await vi.waitFor(() => expect(chunks).toHaveLength(1), { timeout: 4_000 });
  expect(asked).toHaveLength(3);
  expect(refused).toEqual([]);
  expect(states.at(-1)?.isRetrying).toBe(false);
});

test('RD9 a refusal ends the reading instead of repeating it', async () => {
  const { transport, asked, refused, chunks } = setupTransport([404]);
  transport.requestDataRange(0, 100);
  await vi.waitFor(() => expect(refused).toHaveLength(1));
  expect(refused).toEqual([new FileRefusedError(404)]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(asked).toHaveLength(1);
  expect(chunks).toEqual([]);
});

test('RD9 a file with fewer bytes than the ledger names is said to be cut, not waited for', async () => {
  const { transport, refused } = setupTransport([], 500_000);
  transport.requestDataRange(399_990, 400_100);
  await vi.waitFor(() => expect(refused).toEqual([new FileCutError()]), { timeout: 4_000 });
});

test('RD21 what lies behind the file comes from the page directory', async () => {
  const directory = Uint8Array.from({ length: 300 }, (_, index) => 255 - (index % 256));
  const { transport, asked, chunks } = setupTransport([], FILE.length, directory);
  expect(transport.length).toBe(FILE.length + 300);
  transport.requestDataRange(FILE.length - 50, FILE.length + 100);
  transport.requestDataRange(FILE.length + 100, FILE.length + 300);
  await vi.waitFor(() => expect(chunks).toHaveLength(2));
  expect(asked).toEqual([`bytes=${FILE.length - 50}-${FILE.length - 1}`]);
  const joined = Uint8Array.from([...FILE.slice(-50), ...directory]);
  const bytes = chunks.toSorted((a, b) => a.begin - b.begin).flatMap((chunk) => [...chunk.bytes]);
  expect(bytes).toEqual([...joined]);
});

test('RD9 a small file is also read from front to back, a large one only where it is looked at', () => {
  expect(setupTransport([]).transport.streams).toBe(true);
  expect(setupTransport([], 200_000_000).transport.streams).toBe(false);
});

/** A server that answers when it is told to. */
function setupSlowServer(sizeBytes: number) {
  const open = new Map<string, () => void>();
  const order: string[] = [];
  vi.stubGlobal('fetch', (_url: string, init: { headers: Record<string, string> }) => {
    const range = init.headers['Range'] ?? 'whole';
    order.push(range);
    return new Promise<Response>((resolve) => {
      const [, from = '0', to = `${FILE.length - 1}`] = /bytes=(\d+)-(\d+)/.exec(range) ?? [];
      const bytes = FILE.slice(Number(from), Number(to) + 1);
      open.set(range, () => resolve(new Response(bytes, { status: range === 'whole' ? 200 : 206 })));
    });
  });
  const source = { url: 'app://bundle/blob/d/s', headers: () => ({}), sizeBytes };
  const transport = new RangeTransport(
    source,
    new Uint8Array(0),
    () => {},
    () => {},
  );
  const progress = vi.fn<(message: unknown) => void>();
  transport.transportReady(progress);
  const answer = async (range: string) => {
    open.get(range)?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { transport, order, answer, progress };
}

test('RD9 on a slow link what was asked for last comes first, a few at a time', async () => {
  const { transport, order, answer } = setupSlowServer(100_000_000);
  for (let page = 0; page < 8; page++) transport.requestDataRange(page * 100, page * 100 + 100);
  expect(order).toEqual(['bytes=0-99', 'bytes=100-199', 'bytes=200-299', 'bytes=300-399']);
  transport.requestDataRange(9_000, 9_100); // turned to another page
  await answer('bytes=200-299');
  expect(order.at(-1)).toBe('bytes=9000-9099');
  await answer('bytes=0-99');
  expect(order.at(-1)).toBe('bytes=700-799');
});

test('RD9 on a slow link, reading from front to back waits for the page that is looked at', async () => {
  const { transport, answer, progress } = setupSlowServer(FILE.length);
  const now = vi.spyOn(performance, 'now').mockReturnValue(1_000);
  transport.startStream();
  transport.requestDataRange(300_000, 300_100);
  now.mockReturnValue(2_000);
  await answer('whole');
  expect(progress).not.toHaveBeenCalled();
  await answer('bytes=300000-300099');
  await vi.waitFor(() => expect(progress.mock.calls.length).toBeGreaterThan(1));
});
