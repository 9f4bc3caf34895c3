import { app, BrowserWindow, screen, type WebPreferences } from 'electron';
import path from 'node:path';
import { START_URL } from './origin.ts';
import { loadPlace, rememberPlace } from './window-place.ts';

/** Every preference that matters for safety is written out, so that a changed default changes nothing (DE1). */
const WEB_PREFERENCES: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  plugins: false,
  experimentalFeatures: false,
  spellcheck: false,
};

const PAPER = '#f5f6f8';

export function openWindow(placeFile: string): BrowserWindow {
  const place = loadPlace(
    placeFile,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    width: place?.width ?? 1360,
    height: place?.height ?? 860,
    ...(place && { x: place.x, y: place.y }),
    minWidth: 960,
    minHeight: 640,
    show: false,
    title: '云评',
    backgroundColor: PAPER,
    autoHideMenuBar: true,
    webPreferences: { ...WEB_PREFERENCES, preload: path.join(import.meta.dirname, 'preload.cjs') },
  });
  if (place?.isMaximized) window.maximize();
  rememberPlace(window, placeFile);
  window.once('ready-to-show', () => window.show());
  reloadWhenDead(window);
  void window.loadURL(START_URL);
  return window;
}

/** What was being typed is in the workspace process, so a page that died can start over. */
function reloadWhenDead(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, 300);
  });
}

/** Somebody started the app again: show what is there. */
export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  app.focus({ steal: true });
}
