// The real window, from the side of someone who would like to get out of it (docs/spec/desktop.md, DE).
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { DesktopBridge } from '#shared/protocol/ipc/contract.ts';
import { launchDesktop, workspacePids, type Desktop } from './launch-desktop.ts';

declare global {
  interface Window {
    readonly yunping?: DesktopBridge;
  }
}

let desktop: Desktop;
test.beforeAll(async () => {
  desktop = await launchDesktop();
});
test.afterAll(async () => {
  await desktop.close();
  fs.rmSync(desktop.dataDir, { recursive: true, force: true });
});

const invoke = (method: string, request: unknown): Promise<unknown> =>
  desktop.page.evaluate(([name, body]) => window.yunping?.invoke(name as string, body) ?? null, [
    method,
    request,
  ] as const);
const windowCount = (): Promise<number> =>
  desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('DE1 the page is in a sandbox of its own, without Node and without a way to it', async () => {
  const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    experimentalFeatures: false,
  });
  // Not every runtime lists these; none has them on.
  for (const name of ['nodeIntegrationInWorker', 'spellcheck', 'plugins']) {
    expect(preferences[name] ?? false).toBe(false);
  }
  expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
  const seen = await desktop.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'global', 'Buffer'].filter((name) => name in globalThis),
    bridge: Object.keys(window.yunping ?? {}).toSorted(),
    types: Object.values(window.yunping ?? {}).map((member) => typeof member),
  }));
  expect(seen).toEqual({
    node: [],
    bridge: ['invoke', 'onEvent', 'uploadFile'],
    types: ['function', 'function', 'function'],
  });
});

test('DE2 nothing of the disk can be reached by an address', async () => {
  const statuses = await desktop.page.evaluate(async () => {
    const addresses = [
      'file:///etc/passwd',
      'app://bundle/../../../../etc/passwd',
      'app://bundle/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
      'app://bundle/..%2f..%2f..%2fetc/passwd',
      'app://bundle/..%5c..%5cetc%5cpasswd',
      'app://bundle/%00/etc/passwd',
      'app://bundle//etc/passwd',
      'app://bundle/C:/Windows/win.ini',
      'app://bundle/%E0%A4%A',
      'app://bundle/package.json',
      'app://bundle/index.html%00.js',
      'app://other/index.html',
      'app://bundle/blob/../../replica.db/x',
      `app://bundle/blob/dossier-1/${'a'.repeat(64)}`,
      'app://bundle/blob/dossier-1/..%2f..%2freplica.db',
    ];
    return Promise.all(
      addresses.map((address) =>
        fetch(address).then(
          (response) => response.status,
          () => 'refused',
        ),
      ),
    );
  });
  expect(statuses.filter((status) => status !== 404 && status !== 'refused')).toEqual([]);
});

test('DE3 the policy is on the document, and it bites', async () => {
  const header = await desktop.page.evaluate(async () =>
    (await fetch('app://bundle/index.html')).headers.get('content-security-policy'),
  );
  expect(header).toContain("default-src 'none'");
  expect(header).toContain("frame-src 'none'");
  const violated = await desktop.page.evaluate(async () => {
    const seen = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => seen.add(event.effectiveDirective));
    const add = (html: string): void => {
      const holder = document.createElement('div');
      holder.innerHTML = html;
      document.body.append(holder);
    };
    const script = document.createElement('script');
    script.textContent = 'globalThis.pwned = true';
    document.body.append(script);
    // Later, from the page's own task: what a debugger evaluates is exempt from the policy.
    setTimeout(() => {
      try {
        // oxlint-disable-next-line no-eval -- that it does not work here is what is tested
        (0, eval)('globalThis.pwned = true');
      } catch {
        // refused, and reported as a violation
      }
    });
    add('<img src="https://example.invalid/x.png">');
    add('<iframe src="https://example.invalid/"></iframe>');
    add('<object data="https://example.invalid/x"></object>');
    add('<base href="https://example.invalid/">');
    await fetch('https://example.invalid/').catch(() => undefined);
    try {
      new WebSocket('ws://example.invalid/');
    } catch {
      // refused at once
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { seen: [...seen], pwned: 'pwned' in globalThis };
  });
  expect(violated.pwned).toBe(false);
  for (const directive of [
    'script-src-elem',
    'script-src',
    'img-src',
    'frame-src',
    'connect-src',
    'base-uri',
  ]) {
    expect(violated.seen).toContain(directive);
  }
});

test('DE4 what is not in the contract is refused, and nothing breaks', async () => {
  const outcome = await desktop.page.evaluate(async () => {
    const deep: Record<string, unknown> = {};
    let at = deep;
    for (let i = 0; i < 500; i++) at = at['a'] = {} as Record<string, unknown>;
    const payloads: unknown[] = [
      null,
      undefined,
      42,
      'text',
      [],
      {},
      deep,
      JSON.parse('{"__proto__":{"polluted":true}}'),
      { dossierId: '../../x' },
      { dossierId: { toString: 'x' } },
      Array.from({ length: 100_000 }, () => 0),
      'x'.repeat(1_000_000),
      new Date(Number.NaN),
      new Map([['a', 1]]),
      new Uint8Array(1000),
    ];
    const methods = [
      'app.status',
      'dossier.open',
      'dossier.submit',
      'scratch.save',
      'list.page',
      'file.save',
    ];
    const hidden = ['file.upload', 'file.ensure', '__proto__', 'constructor', 'toString', ''];
    const taken: string[] = [];
    const outcomeOf = async (method: string, payload: unknown): Promise<string> => {
      try {
        await window.yunping?.invoke(method, payload);
        return 'taken';
      } catch {
        return 'refused';
      }
    };
    for (const method of methods) {
      for (const payload of payloads) {
        const isFine = method === 'app.status' && JSON.stringify(payload) === '{}';
        if ((await outcomeOf(method, payload)) === 'taken' && !isFine)
          taken.push(`${method} ${typeof payload}`);
      }
    }
    for (const method of hidden) {
      const request = { uploadId: 'u', dossierId: 'dossier-1', path: '/etc/passwd', sha256: 'a'.repeat(64) };
      if ((await outcomeOf(method, request)) === 'taken') taken.push(method);
    }
    return { taken, polluted: 'polluted' in {} };
  });
  // What zod reads as an empty object is one.
  expect(outcome.taken.filter((entry) => !entry.startsWith('app.status object'))).toEqual([]);
  expect(outcome.polluted).toBe(false);
  expect(await invoke('app.status', {})).toMatchObject({ session: {} });
});

test('DE4 a page of another origin gets no answer, even with our bridge in its hands', async () => {
  const answer = await desktop.app.evaluate(async ({ app, BrowserWindow }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${app.getAppPath()}/dist/electron/preload.cjs`, sandbox: true },
    });
    await window.loadURL('data:text/html,<p>stranger</p>');
    const said = (await window.webContents.executeJavaScript(
      `window.yunping.invoke('app.status', {}).then(() => 'answered', (error) => String(error))`,
    )) as string;
    window.destroy();
    return said;
  });
  expect(answer).toContain('not from a page of this app');
});

test('DE7 the page stays where it is and opens no other', async () => {
  const own = await launchDesktop(); // a navigation that was refused leaves the test's own page waiting for it
  const { page, app } = own;
  const start = page.url();
  const windowsOpen = (): Promise<number> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const attempts = [
    () => void (location.href = 'https://example.invalid/'),
    () => location.assign('file:///etc/passwd'),
    () => location.replace('app://bundle/blob/dossier-1/x'),
    () => void window.open('https://example.invalid/'),
    () => void window.open('app://bundle/'),
    () => {
      const link = document.createElement('a');
      link.href = 'https://example.invalid/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
    },
    () => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = 'https://example.invalid/';
      document.body.append(form);
      form.submit();
    },
    () => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'refresh';
      meta.content = '0;url=https://example.invalid/';
      document.head.append(meta);
    },
    () => document.body.append(document.createElement('webview')),
  ];
  for (const attempt of attempts) {
    await page.evaluate(attempt);
    await page.waitForTimeout(120);
    expect(page.url()).toBe(start);
    expect(await windowsOpen()).toBe(1);
  }
  await own.close();
  fs.rmSync(own.dataDir, { recursive: true, force: true });
});

test('DE8 permissions are refused, but for writing text to the clipboard', async () => {
  const outcome = await desktop.page.evaluate(async () => {
    const ask = (work: () => Promise<unknown>): Promise<string> =>
      work().then(
        () => 'granted',
        () => 'refused',
      );
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'persistent-storage',
      'clipboard-read',
      'screen-wake-lock',
      'local-fonts',
      'window-management',
      'storage-access',
      'idle-detection',
    ];
    const states: string[] = [];
    for (const name of names) {
      const status = await navigator.permissions
        .query({ name: name as PermissionName })
        .catch(() => ({ state: 'denied' }));
      if (status.state === 'granted') states.push(name);
    }
    return {
      states,
      media: await ask(() => navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
      screen: await ask(() => navigator.mediaDevices.getDisplayMedia()),
      place: await ask(
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      notification: await Notification.requestPermission(),
      reading: await ask(() => navigator.clipboard.readText()),
      writing: (await navigator.permissions.query({ name: 'clipboard-write' as PermissionName })).state,
    };
  });
  expect(outcome).toEqual({
    states: [],
    media: 'refused',
    screen: 'refused',
    place: 'refused',
    notification: 'denied',
    reading: 'refused',
    writing: 'granted',
  });
});

test('DE9 a profile is open once; a second start ends and leaves the first alone', async () => {
  const electron = await desktop.app.evaluate(() => process.execPath);
  const appPath = await desktop.app.evaluate(({ app }) => app.getAppPath());
  const second = spawn(
    electron,
    [
      appPath,
      '--no-sandbox',
      '--disable-gpu',
      '--data',
      desktop.dataDir,
      '--gpu-launcher=x',
      'yunping://%%%',
    ],
    { stdio: 'ignore' },
  );
  const code = await new Promise((resolve) => second.on('exit', resolve));
  expect(code).toBe(0);
  expect(await windowCount()).toBe(1);
  expect(workspacePids(desktop.dataDir)).toHaveLength(1);
});

test('DE2 DE10 a report: up from a picked file, read in ranges, saved where the person says', async () => {
  test.setTimeout(60_000);
  const { page, app, dataDir } = desktop;
  expect(await invoke('hub.startEmbedded', {})).toMatchObject({ ok: true });
  const session = await page.evaluate(async () => {
    const answer = (await window.yunping?.invoke('app.status', {})) as { session: { code: string } };
    return answer.session;
  });
  const who = { login: 'clerk', name: '周敏', unit: '审批局', password: 'long enough to pass' };
  expect(await invoke('auth.setup', { code: session.code, ...who })).toMatchObject({ ok: true });
  const dossierId = 'dossier-hard';
  const clerk = { memberId: 'clerk-hard', role: 'clerk', name: '周敏', unit: '审批局', itemIds: [] };
  const command = {
    type: 'dossier.create',
    secrecy: 'none',
    title: '清河闸',
    docNo: '',
    projectCode: '',
    hostUnit: '审批局',
    ownerUnit: '建设单位',
    compilerUnit: '编制单位',
    items: [{ itemId: 'item-one', matter: 'floodControlEvaluation', reportTitle: '报告书' }],
    clerk,
  };
  await expect.poll(() => invoke('dossier.create', { dossierId, command })).toMatchObject({ ok: true });
  await invoke('dossier.open', { dossierId });

  const pdf = await PDFDocument.create();
  for (let index = 0; index < 3; index++) pdf.addPage().drawText(`Page ${index + 1}`);
  const bytes = Buffer.from(await pdf.save());
  const source = path.join(dataDir, '报告.pdf');
  fs.writeFileSync(source, bytes);
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'hardening-file';
    document.body.append(input);
  });
  await page.setInputFiles('#hardening-file', source);
  const uploaded = (await page.evaluate(async (id) => {
    const input = document.querySelector<HTMLInputElement>('#hardening-file');
    return window.yunping?.uploadFile('up-1', id, input?.files?.[0]);
  }, dossierId)) as { status: string; file: { sha256: string; name: string } };
  expect(uploaded).toMatchObject({ status: 'accepted', file: { pages: 3 } });
  const { file } = uploaded;
  const added = {
    type: 'report.addVersion',
    itemId: 'item-one',
    versionId: 'version-1',
    kind: 'submissionDraft',
    file,
  };
  expect(
    await invoke('dossier.submit', { dossierId, commandId: 'command-hard', command: added }),
  ).toMatchObject({ ok: true });

  const ranges = await page.evaluate(
    async ([id, sha256]) => {
      const get = async (range: string | null): Promise<[number, string | null, number]> => {
        const response = await fetch(`app://bundle/blob/${id}/${sha256}`, {
          headers: range === null ? {} : { range },
        });
        const body = await response.arrayBuffer();
        return [response.status, response.headers.get('content-range'), body.byteLength];
      };
      return [await get(null), await get('bytes=0-9'), await get('bytes=-5'), await get('bytes=99999999-')];
    },
    [dossierId, file.sha256] as const,
  );
  const size = bytes.length;
  expect(ranges).toEqual([
    [200, null, size],
    [206, `bytes 0-9/${size}`, 10],
    [206, `bytes ${size - 5}-${size - 1}/${size}`, 5],
    [416, `bytes */${size}`, 0],
  ]);

  const target = path.join(dataDir, 'saved.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  expect(await invoke('file.save', { dossierId, file })).toEqual({ ok: true, value: true });
  const hash = createHash('sha256').update(fs.readFileSync(target)).digest('hex');
  expect(hash).toBe(file.sha256);
});

test('DE13 what a page makes goes where the person said, once, however large', async () => {
  const { app, page, dataDir } = desktop;
  const target = path.join(dataDir, 'made.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  const answer = (await invoke('file.choosePlace', { name: '副本.pdf' })) as { ticket: string };
  const statuses = await page.evaluate(async (ticket) => {
    const body = new Blob([new Uint8Array(20_000_000).fill(7)]);
    const send = async (to: string) => (await fetch(`/made/${to}`, { method: 'POST', body })).status;
    return [await send('no-such-ticket'), await send(ticket), await send(ticket)];
  }, answer.ticket);
  expect(statuses).toEqual([404, 204, 404]);
  expect(fs.statSync(target).size).toBe(20_000_000);
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  });
  expect(await invoke('file.choosePlace', { name: 'a.xlsx' })).toEqual({ ticket: null });
});

test('DE5 DE6 the workspace process is killed: the page is told, what it asks is answered, nothing is lost', async () => {
  const { page, dataDir } = desktop;
  await page.evaluate(() => {
    const told: { type: string; link?: { status: string }; reset?: unknown }[] = [];
    Object.assign(globalThis, { told });
    window.yunping?.onEvent((event) => told.push(event as (typeof told)[number]));
  });
  await invoke('scratch.save', { key: 'composer', text: '正在写的意见' });
  const [pid] = workspacePids(dataDir);
  expect(pid).toBeDefined();
  process.kill(pid ?? 0, 'SIGKILL');
  await expect.poll(() => workspacePids(dataDir).filter((other) => other !== pid)).toHaveLength(1);
  expect(await invoke('scratch.load', { key: 'composer' })).toEqual({ text: '正在写的意见' });
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { told } = globalThis as unknown as {
          told: { type: string; link?: { status: string }; reset?: unknown }[];
        };
        return {
          down: told.some(({ link }) => link?.status === 'workspaceDown'),
          up: told.some(({ link }) => link?.status === 'connected'),
          fresh: told.some(
            ({ type, reset }) => type === 'dossierDelta' && reset !== null && reset !== undefined,
          ),
        };
      }),
    )
    .toEqual({ down: true, up: true, fresh: true });
});

test('WS13 closing the app closes the database and leaves no process behind', async () => {
  const { dataDir } = desktop;
  const [pid] = workspacePids(dataDir);
  await desktop.close();
  expect(workspacePids(dataDir)).toEqual([]);
  expect(fs.existsSync(path.join(dataDir, 'replica.db-wal'))).toBe(false);
  expect(pid).toBeDefined();
  desktop = await launchDesktop({ dataDir });
});
