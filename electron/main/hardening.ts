import type { App, Session, WebContents } from 'electron';
import { isOwnPage, isOwnUrl } from './origin.ts';
import type { RoomGuard, RoomRights } from './room-guard.ts';
import type { ScreenSharing } from './screen-share.ts';

/** What a page of ours may do without asking. Camera, microphone and screen only in a meeting's room; all else is refused. */
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

/** Permissions are refused unless listed, to anyone but our own page always (DE8, DE14). */
export function hardenSession(session: Session, guard: RoomGuard, screens: ScreenSharing): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    if (!isOwnUrl(details.requestingUrl) || !isOwnUrl(contents.getURL())) return answer(false);
    switch (wantedOf(permission, details)) {
      case 'camera':
        return void guard.ask(contents.id).then(({ camera }) => answer(camera));
      case 'screen':
        return void screens.permit(contents.id).then(answer);
      case null:
        return answer(GRANTED.has(permission));
    }
  });
  session.setPermissionCheckHandler((contents, permission, origin) => {
    if (!isOwnUrl(origin)) return false;
    if (permission === 'media') return contents !== null && guard.known(contents.id).camera;
    return GRANTED.has(permission);
  });
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Null for what has nothing to do with a room. */
function wantedOf(permission: string, details: object): keyof RoomRights | null {
  if (permission === 'display-capture') return 'screen';
  if (permission !== 'media') return null;
  const types = 'mediaTypes' in details && Array.isArray(details.mediaTypes) ? details.mediaTypes : [];
  // Neither camera nor microphone is the screen, by `getDisplayMedia` or by the old way that names a source itself.
  return types.length > 0 ? 'camera' : 'screen';
}
