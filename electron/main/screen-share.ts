import { desktopCapturer, webContents, type Session, type WebFrameMain } from 'electron';
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

/**
 * Lets a page have a picture of the screen only after the person chose one, here and now (DE15). The question is
 * asked with the permission, since the old way of asking goes past Electron's own handler of the choice.
 */
export class ScreenSharing {
  readonly #guard: RoomGuard;
  readonly #choices: ScreenChoices;
  readonly #chosen = new Map<number, string>();

  constructor(guard: RoomGuard, choices: ScreenChoices) {
    this.#guard = guard;
    this.#choices = choices;
  }

  async permit(windowId: number): Promise<boolean> {
    this.#chosen.delete(windowId);
    if (!(await this.#guard.ask(windowId)).screen) return false;
    const id = await this.#choices.choose(windowId);
    // The doors may have closed while they thought about it.
    if (id === null || !(await this.#guard.ask(windowId)).screen) return false;
    this.#chosen.set(windowId, id);
    return true;
  }

  /** Gives what was chosen with the permission just before, once. */
  answerRequests(session: Session): void {
    session.setDisplayMediaRequestHandler((request, answer) => {
      const windowId = ownWindowOf(request.frame);
      const id = windowId === null || !request.userGesture ? undefined : this.#chosen.get(windowId);
      if (windowId !== null) this.#chosen.delete(windowId);
      try {
        answer(id === undefined ? {} : { video: { id, name: '' } });
      } catch {
        // How Electron refuses: it throws at an answer without a picture.
      }
    });
  }
}

function ownWindowOf(frame: WebFrameMain | null): number | null {
  if (!frame || frame.parent !== null || !isOwnPage(frame.url)) return null;
  const contents = webContents.fromFrame(frame);
  return contents?.id ?? null;
}
