import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Rect } from '#shared/anchoring/anchor.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { ItemId, MemberId, VersionId } from '#shared/domain/ids.ts';
import { currentStep } from '#shared/domain/meeting/meeting.ts';
import { mayTakePage } from '#shared/domain/meeting/presenting.ts';
import type { Meeting, ReportVersion } from '#shared/domain/state.ts';
import type { PageShare, SharedPage } from '#shared/protocol/presence.ts';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import type { PagePointer, PdfViewerHandle, Place, ViewState } from '#renderer/pdf/viewer-types.ts';
import { PAGE_MARGIN } from '#renderer/pdf/page-layout.ts';

/** `follow`: where the presenter is. `free`: on one's own, ahead or back. `present`: the others follow. */
export type RoomMode = 'follow' | 'free' | 'present';

export interface RoomPages {
  readonly mode: RoomMode;
  /** What somebody else presents. */
  readonly shared: SharedPage | null;
  /** Whether this person may present now: nobody else does, or they lead the meeting. */
  readonly mayPresent: boolean;
  /** Passes the page on to somebody in the room. */
  readonly hand: (to: MemberId) => void;
  readonly itemId: ItemId | null;
  readonly version: ReportVersion | null;
  readonly file: FileRef | null;
  readonly pageIndex: number;
  /** How this person's window stands; null until pages are there. */
  readonly view: ViewState | null;
  readonly initialPlace: Place | undefined;
  readonly viewer: RefObject<PdfViewerHandle | null>;
  /** What has the page in it; who turns to a page sees it, also where it was scrolled away. */
  readonly stage: RefObject<HTMLElement | null>;
  readonly follow: () => void;
  readonly free: () => void;
  readonly present: () => void;
  readonly stopPresenting: () => void;
  /** The person turns to a place by themselves. */
  readonly goTo: (itemId: ItemId, pageIndex: number, rect?: Rect) => void;
  readonly onView: (view: ViewState) => void;
  readonly onPointer: (pointer: PagePointer | null) => void;
  readonly onFirstPage: () => void;
}

const SHARE_EVERY_MS = 50;
/** A pointer nearer to the window's edge than this part of its height is brought in. */
const EDGE = 0.08;

/** The page of the room: whose it is, and how this person's window moves with it. */
export function useRoomPages(meeting: Meeting): RoomPages {
  const { handle, state, memberId } = useOpenDossier();
  const page = useWatched(handle.sharedPage);
  const shared = page && page.presenter !== memberId ? page : null;
  const isMine = page?.presenter === memberId;
  const mayPresent = mayTakePage(state, new Set([memberId]), memberId, page?.presenter ?? null);

  const [mode, setMode] = useState<RoomMode>('follow');
  const stepItem = currentStep(state, meeting.meetingId)?.itemId ?? meeting.itemIds[0] ?? null;
  const [chosen, setChosen] = useState<{
    readonly itemId: ItemId;
    readonly versionId: VersionId | null;
  } | null>(null);
  const [view, setView] = useState<ViewState | null>(null);
  const viewer = useRef<PdfViewerHandle>(null);
  const stage = useRef<HTMLElement>(null);
  const comesIntoSight = useCallback(() => stage.current?.scrollIntoView({ block: 'nearest' }), []);
  const lastPointer = useRef<PagePointer | null>(null);
  const [places] = useState(() => new PlacesOfReports());
  const pending = useRef<{ readonly pageIndex: number; readonly rect: Rect | undefined } | null>(null);
  const applied = useRef<{ page: string; zoom: number } | null>(null);

  // The report of the step, of the presenter, or the one turned to last.
  const isFollowing = mode === 'follow' && shared !== null;
  const itemId = isFollowing ? shared.itemId : (chosen?.itemId ?? stepItem);
  const versions = itemId ? (state.parties.items[itemId]?.versions ?? []) : [];
  const wanted = isFollowing ? shared.versionId : chosen?.versionId;
  const version = versions.find((entry) => entry.versionId === wanted) ?? versions.at(-1) ?? null;
  const versionId = version?.versionId ?? null;
  const [lastStepItem, setLastStepItem] = useState(stepItem);
  if (stepItem !== lastStepItem) {
    setLastStepItem(stepItem);
    setChosen(null);
  }

  const [wasMine, setWasMine] = useState(isMine);
  if (isMine !== wasMine) {
    setWasMine(isMine);
    // Handed on to this person, or fallen to them: they go on from where everyone is.
    if (page && isMine && mode !== 'present') {
      setChosen({ itemId: page.itemId, versionId: page.versionId });
      setMode('present');
    }
  }

  const send = useSharing(useCallback((shownPage) => handle.sharePage(shownPage), [handle]));
  const now = useRef({ mode, itemId, versionId, view, shared });
  useEffect(() => {
    now.current = { mode, itemId, versionId, view, shared };
  });

  const share = useCallback(
    (seen: ViewState, pointer: PagePointer | null) => {
      const { itemId: item, versionId: version_ } = now.current;
      if (!item || !version_) return;
      send({
        itemId: item,
        versionId: version_,
        // Where they point is what is spoken of, also when most of the window shows another page.
        pageIndex: pointer?.pageIndex ?? seen.pageIndex,
        fraction:
          !pointer || pointer.pageIndex === seen.pageIndex ? Math.min(1, Math.max(-1, seen.fraction)) : null,
        zoom: relativeZoom(seen, viewer.current),
        pointer: pointer?.fraction ?? null,
      });
    },
    [send],
  );

  // A presentation that begins takes everyone along; one's own ends when another takes over, or it is cut off.
  const before = useRef({ isMine, presenter: shared?.presenter ?? null });
  useEffect(() => {
    const was = before.current;
    const presenter = shared?.presenter ?? null;
    before.current = { isMine, presenter };
    if (was.isMine && !isMine) setMode(presenter ? 'follow' : 'free');
    else if (presenter && presenter !== was.presenter) {
      setMode((old) => (old === 'present' ? old : 'follow'));
      applied.current = null;
    }
  }, [isMine, shared?.presenter]);
  useEffect(
    () => () => {
      if (now.current.mode === 'present') handle.sharePage(null);
    },
    [handle],
  );

  const apply = useCallback((target: SharedPage) => {
    const window_ = viewer.current;
    if (!window_ || now.current.versionId !== target.versionId) return;
    const key = `${target.versionId} ${target.pageIndex} ${target.fraction ?? ''}`;
    const last = applied.current;
    if (last?.zoom !== target.zoom) window_.setZoom(absoluteZoom(target.zoom, target.pageIndex, window_));
    applied.current = { page: key, zoom: target.zoom };
    const fraction = target.fraction ?? undefined;
    // Where they scrolled to comes first; a pointer that moves on a page at rest is only kept in sight.
    if (last?.page !== key && (fraction !== undefined || !target.pointer)) {
      window_.goTo(target.pageIndex, { fraction, isJump: last === null, isSmooth: true });
    } else if (target.pointer) bringIn(target.pageIndex, target.pointer.y, window_);
  }, []);
  useEffect(() => {
    if (isFollowing) apply(shared);
  }, [isFollowing, shared, apply]);

  const onView = useCallback(
    (seen: ViewState) => {
      setView(seen);
      const { versionId: id, mode: how } = now.current;
      if (id) places.keep(id, { pageIndex: seen.pageIndex, fraction: seen.fraction });
      if (how === 'present') share(seen, lastPointer.current);
    },
    [share, places],
  );
  const onPointer = useCallback(
    (pointer: PagePointer | null) => {
      lastPointer.current = pointer;
      const { mode: how, view: seen } = now.current;
      if (how === 'present' && seen) share(seen, pointer);
    },
    [share],
  );
  const onFirstPage = useCallback(() => {
    const { mode: how, shared: target, view: seen } = now.current;
    if (how === 'follow' && target) apply(target);
    else if (pending.current) {
      viewer.current?.goTo(pending.current.pageIndex, { rect: pending.current.rect, isJump: false });
    }
    pending.current = null;
    if (how === 'present' && seen) share(seen, null);
  }, [apply, share]);

  const goTo = useCallback(
    (toItem: ItemId, pageIndex: number, rect?: Rect) => {
      comesIntoSight();
      setMode((old) => (old === 'follow' ? 'free' : old));
      if (toItem === now.current.itemId && viewer.current) {
        setChosen({ itemId: toItem, versionId: now.current.versionId });
        viewer.current.goTo(pageIndex, { rect });
        return;
      }
      pending.current = { pageIndex, rect };
      setChosen({ itemId: toItem, versionId: null });
    },
    [comesIntoSight],
  );

  return useMemo(
    () => ({
      mode,
      shared,
      mayPresent,
      hand: (to) => handle.handPage(to),
      itemId,
      version,
      file: version?.file ?? null,
      pageIndex: view?.pageIndex ?? 0,
      view,
      initialPlace: versionId ? places.of(versionId) : undefined,
      viewer,
      stage,
      follow: () => {
        comesIntoSight();
        if (now.current.mode === 'present') handle.sharePage(null);
        applied.current = null;
        setMode('follow');
      },
      free: () => {
        const { mode: how, itemId: item, versionId: id } = now.current;
        comesIntoSight();
        if (how === 'present') handle.sharePage(null);
        if (item) setChosen({ itemId: item, versionId: id });
        setMode('free');
      },
      present: () => {
        const { itemId: item, versionId: id, view: seen } = now.current;
        comesIntoSight();
        if (item) setChosen({ itemId: item, versionId: id });
        setMode('present');
        if (seen) share(seen, null);
      },
      stopPresenting: () => {
        handle.sharePage(null);
        setMode('free');
      },
      goTo,
      onView,
      onPointer,
      onFirstPage,
    }),
    [
      mode,
      shared,
      mayPresent,
      itemId,
      version,
      versionId,
      view,
      places,
      handle,
      goTo,
      onView,
      onPointer,
      onFirstPage,
      share,
      comesIntoSight,
    ],
  );
}

/** Where this person is in each report, while they turn from one to the other. */
class PlacesOfReports {
  readonly #places = new Map<VersionId, Place>();

  keep(versionId: VersionId, place: Place): void {
    this.#places.set(versionId, place);
  }

  of(versionId: VersionId): Place | undefined {
    return this.#places.get(versionId);
  }
}

/** At most 20 a second, the newest last. */
function useSharing(sharePage: (page: PageShare['page']) => void): (page: PageShare['page']) => void {
  const waiting = useRef<{ page: PageShare['page'] } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sentAt = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (page) => {
      const go = (): void => {
        timer.current = undefined;
        sentAt.current = performance.now();
        if (waiting.current) sharePage(waiting.current.page);
        waiting.current = null;
      };
      waiting.current = { page };
      const rest = sentAt.current + SHARE_EVERY_MS - performance.now();
      if (timer.current === undefined) {
        if (rest <= 0) go();
        else timer.current = setTimeout(go, rest);
      }
    },
    [sharePage],
  );
}

/** Zoom travels as a multiple of "as wide as the window", since windows differ. */
function relativeZoom(seen: ViewState, window_: PdfViewerHandle | null): number {
  if (seen.zoom === 'width' || !window_) return 1;
  const fit = fitFactor(seen.pageIndex, window_);
  return fit ? Math.round((seen.percent / fit) * 100) / 100 : 1;
}

function absoluteZoom(relative: number, pageIndex: number, window_: PdfViewerHandle): number | 'width' {
  const fit = fitFactor(pageIndex, window_);
  return Math.abs(relative - 1) < 0.02 || !fit ? 'width' : fit * relative;
}

/** The zoom at which a page is as wide as the window. */
function fitFactor(pageIndex: number, window_: PdfViewerHandle): number | null {
  const layout = window_.layout();
  const spot = layout.pages[pageIndex];
  const page = window_.shownPage(pageIndex);
  const width = page?.element.parentElement?.parentElement?.clientWidth;
  if (!spot || !width || !page) return null;
  const natural = spot.width / layout.scale;
  return (width - 2 * PAGE_MARGIN) / (natural * (96 / 72));
}

/** Scrolls as little as needed to have the presenter's pointer in the window. */
function bringIn(pageIndex: number, y: number, window_: PdfViewerHandle): void {
  const page = window_.shownPage(pageIndex);
  const scroller = page?.element.parentElement?.parentElement;
  if (!page || !scroller) {
    window_.goTo(pageIndex, { fraction: Math.max(0, y - 0.3), isJump: false });
    return;
  }
  const bounds = page.element.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const at = bounds.top + y * bounds.height - frame.top;
  if (at > frame.height * EDGE && at < frame.height * (1 - EDGE)) return;
  const fraction = y - (frame.height * 0.4) / bounds.height;
  window_.goTo(pageIndex, { fraction: Math.max(0, fraction), isJump: false, isSmooth: true });
}
