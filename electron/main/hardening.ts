import type { App, Session, WebContents } from 'electron';
import { isOwnPage, isOwnUrl } from './origin.ts';

/** What a page of ours may do without asking. Everything else is refused, camera and microphone included. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Every page there will ever be: it stays where it is, opens no window and holds no webview (E4). */
export function hardenApp(app: App): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}

function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Permissions are refused unless listed, to anyone but our own page always (E5). */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(isGranted(permission, details.requestingUrl) && isOwnUrl(contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

function isGranted(permission: string, requester: string): boolean {
  return GRANTED.has(permission) && isOwnUrl(requester);
}
