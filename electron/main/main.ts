import { app, BrowserWindow, session, webContents } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import { ipcContract } from '#shared/protocol/ipc/contract.ts';
import { CHANNELS } from '#shared/protocol/ipc/methods.ts';
import { parseArguments, workspaceArguments, type AppArguments } from './arguments.ts';
import { hardenApp, hardenSession } from './hardening.ts';
import { registerIpc } from './ipc/register.ts';
import { setMenu } from './menu.ts';
import { Relay } from './relay.ts';
import { RoomGuard } from './room-guard.ts';
import { askWhere, saveFile } from './save-file.ts';
import { MadeFiles } from './save-made.ts';
import { ScreenChoices } from './screen-choice.ts';
import { listSources, ScreenSharing } from './screen-share.ts';
import { registerScheme, serveScheme } from './scheme.ts';
import { WorkspaceSupervisor } from './supervisor.ts';
import { askAboutDatabase } from './unusable-database.ts';
import { focusWindow, openWindow } from './window.ts';
import { workspaceBlobs } from './workspace-blobs.ts';
import { startWorkspaceProcess } from './workspace-process.ts';

// Composition root of the main process. Nothing here may be awaited at the top level: Electron holds `ready`
// back until this module has loaded, so waiting for `ready` here would wait for ever.

const args = parseArguments(
  process.argv,
  app.commandLine.getSwitchValue('user-data-dir') || app.getPath('userData'),
);
fs.mkdirSync(args.dataDir, { recursive: true, mode: 0o700 });
app.setPath('userData', path.join(args.dataDir, 'app'));
// Chromium refuses its sandbox to root, where `--no-sandbox` is given; each window asks for its own all the same.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

// The lock is of the profile: it lies in `userData`.
if (app.requestSingleInstanceLock()) run(args);
else app.exit(0);

function run(args: AppArguments): void {
  registerScheme();
  hardenApp(app);
  const supervisor = new WorkspaceSupervisor({
    start: () => startWorkspaceProcess(workspaceArguments(args)),
    listener: {
      event: (event) => relay.event(event),
      up: (generation) => relay.workspaceUp(generation),
      down: () => relay.workspaceDown(),
      unusable: (reason) => {
        relay.workspaceDown();
        void app
          .whenReady()
          .then(() => askAboutDatabase(reason, args.dataDir))
          .then(() => supervisor.start());
      },
    },
  });
  const made = new MadeFiles(askWhere);
  const choices = new ScreenChoices({
    sources: listSources,
    tell: (windowId, event) => webContents.fromId(windowId)?.send(CHANNELS.event, event),
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  });
  const guard = new RoomGuard(
    async (dossierId) =>
      ipcContract['room.rights'].response.parse(await supervisor.request('room.rights', { dossierId })),
    (windowId) => choices.callOff(windowId),
  );
  const relay = new Relay({
    request: (method, request) => supervisor.request(method, request),
    windows: {
      all: () => BrowserWindow.getAllWindows().map((window) => window.webContents.id),
      send: (windowId, event) => webContents.fromId(windowId)?.send(CHANNELS.event, event),
    },
    saveFile: (windowId, dossierId, file) =>
      saveFile((method, request) => supervisor.request(method, request), windowId, dossierId, file),
    chooseMade: (windowId, name) => made.choose(windowId, name),
    guard,
    pickScreen: (windowId, { requestId, sourceId }) => choices.pick(windowId, requestId, sourceId),
    onPreferences: ({ language }) => setMenu(language),
  });
  const blobs = workspaceBlobs((method, request) => supervisor.request(method, request));

  supervisor.start();
  registerIpc(relay);
  app.on('second-instance', focusWindow);
  app.on('window-all-closed', () => app.quit());
  stopWorkspaceBeforeQuit(supervisor);
  void app.whenReady().then(() => {
    const screens = new ScreenSharing(guard, choices);
    hardenSession(session.defaultSession, guard, screens);
    screens.answerRequests(session.defaultSession);
    serveScheme(path.join(app.getAppPath(), 'dist', 'renderer'), blobs, (ticket, body) =>
      made.write(ticket, body),
    );
    setMenu(app.getLocale().startsWith('zh') ? 'zh' : 'en');
    const gone = (windowId: number): void => {
      relay.windowGone(windowId);
      choices.callOff(windowId);
    };
    show(gone, args);
    app.on('activate', () => {
      if (BrowserWindow.getAllWindows().length === 0) show(gone, args);
    });
  });
}

function show(gone: (windowId: number) => void, { dataDir }: AppArguments): void {
  const { webContents: contents } = openWindow(path.join(dataDir, 'window.json'));
  const { id } = contents;
  // A page that is loaded anew has forgotten what the one before it held.
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) gone(id);
  });
  contents.on('render-process-gone', () => gone(id));
  contents.once('destroyed', () => gone(id));
}

/** The app goes when its database is closed. */
function stopWorkspaceBeforeQuit(supervisor: WorkspaceSupervisor): void {
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void supervisor.stop().finally(() => {
      isStopped = true;
      app.quit();
    });
  });
}
