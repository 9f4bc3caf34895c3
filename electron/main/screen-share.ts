import {
  desktopCapturer,
  webContents,
  type DesktopCapturerSource,
  type Session,
  type WebFrameMain,
} from 'electron';
import type { ScreenSource } from '#shared/protocol/ipc/room-contract.ts';
import { isOwnPage } from './origin.ts';
import type { RoomGuard } from './room-guard.ts';
import type { ScreenChoices } from './screen-choice.ts';

const THUMBNAIL = { width: 320, height: 200 };
/** More than this nobody looks through. */
const MOST_SOURCES = 40;

/** Screens first, then windows, each with a small picture of it. */
export async function listSources(): Promise<readonly ScreenSource[]> {
  const found = await desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize: THUMBNAIL });
  return found.slice(0, MOST_SOURCES).map((source) => ({
    id: source.id,
    name: source.name.slice(0, 200),
    kind: source.id.startsWith('screen:') ? ('screen' as const) : ('window' as const),
    thumbnail: source.thumbnail.isEmpty() ? null : source.thumbnail.toDataURL(),
  }));
}

/** Answers a page that asks for the screen with what the person chooses, or with nothing (DE15). */
export function answerScreenRequests(session: Session, guard: RoomGuard, choices: ScreenChoices): void {
  session.setDisplayMediaRequestHandler((request, answer) => {
    const windowId = ownWindowOf(request.frame);
    void chooseFor(windowId, request.userGesture, guard, choices).then((source) => {
      try {
        if (source) answer({ video: source });
        // Nothing else says no: Electron itself throws at an answer without a picture, and then refuses.
        else answer({});
      } catch {
        // refused
      }
    });
  });
}

async function chooseFor(
  windowId: number | null,
  isAskedByPerson: boolean,
  guard: RoomGuard,
  choices: ScreenChoices,
): Promise<Pick<DesktopCapturerSource, 'id' | 'name'> | null> {
  if (windowId === null || !isAskedByPerson || !(await guard.ask(windowId)).screen) return null;
  const id = await choices.choose(windowId);
  // The doors may have closed while they thought about it.
  if (id === null || !(await guard.ask(windowId)).screen) return null;
  return { id, name: '' };
}

function ownWindowOf(frame: WebFrameMain | null): number | null {
  if (!frame || frame.parent !== null || !isOwnPage(frame.url)) return null;
  const contents = webContents.fromFrame(frame);
  return contents?.id ?? null;
}
