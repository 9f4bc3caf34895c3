import { useTranslation } from 'react-i18next';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import { arrangementOf, type ArrangementKey } from './arrangements.ts';

export interface ReaderKeys {
  readonly viewer: () => PdfViewerHandle | null;
  readonly onLeft: () => void;
  readonly onRight: () => void;
  readonly onFind: () => void;
  readonly onGoTo: () => void;
  readonly onZoomBox: () => void;
  readonly onHit: (by: 1 | -1) => void;
  readonly onComment: (by: 1 | -1) => void;
  readonly onUnread: () => void;
  /** False where nobody counts: the key is somebody else's then. */
  readonly hasUnread: boolean;
  readonly onCancel: () => void;
}

/** Every act of the reader has a key; the sheet behind `?` lists them. */
export function useReaderKeys(keys: ReaderKeys): void {
  const { t } = useTranslation('reader');
  const group = t('group');
  const { viewer } = keys;
  useShortcut('PageDown', t('shortcuts.screenDown'), group, () => viewer()?.scrollBy(0.9));
  useShortcut('PageUp', t('shortcuts.screenUp'), group, () => viewer()?.scrollBy(-0.9));
  useShortcut('ArrowDown', t('shortcuts.lineDown'), group, () => viewer()?.scrollBy(0.08));
  useShortcut('ArrowUp', t('shortcuts.lineUp'), group, () => viewer()?.scrollBy(-0.08));
  useShortcut('ArrowRight', t('shortcuts.nextPage'), group, () => viewer()?.sideways(1));
  useShortcut('ArrowLeft', t('shortcuts.previousPage'), group, () => viewer()?.sideways(-1));
  useShortcut('Home', t('shortcuts.firstPage'), group, () => viewer()?.scrollToEnd('first'));
  useShortcut('End', t('shortcuts.lastPage'), group, () => viewer()?.scrollToEnd('last'));
  useShortcut('G', t('shortcuts.goTo'), group, keys.onGoTo);
  useShortcut('Alt+ArrowLeft', t('shortcuts.back'), group, () => viewer()?.goBack());
  useShortcut('Alt+ArrowRight', t('shortcuts.forward'), group, () => viewer()?.goForward());
  useShortcut('Ctrl+F', t('shortcuts.find'), group, keys.onFind, { isGlobal: true });
  useShortcut('F3', t('shortcuts.nextHit'), group, () => keys.onHit(1), { isGlobal: true });
  useShortcut('Shift+F3', t('shortcuts.previousHit'), group, () => keys.onHit(-1), { isGlobal: true });
  useShortcut('+', t('tools.zoomIn'), group, () => viewer()?.zoomBy(1));
  useShortcut('=', t('tools.zoomIn'), group, () => viewer()?.zoomBy(1));
  useShortcut('-', t('tools.zoomOut'), group, () => viewer()?.zoomBy(-1));
  useShortcut('0', t('tools.fitWidth'), group, () => viewer()?.setZoom('width'));
  useShortcut('1', t('shortcuts.actual'), group, () => viewer()?.setZoom(1));
  useShortcut('2', t('tools.fitPage'), group, () => viewer()?.setZoom('page'));
  const arrange = (key: ArrangementKey) => viewer()?.arrange(arrangementOf(key));
  useShortcut('3', t('arrange.continuous'), group, () => arrange('continuous'));
  useShortcut('4', t('arrange.single'), group, () => arrange('single'));
  useShortcut('5', t('arrange.facing'), group, () => arrange('facing'));
  useShortcut('6', t('arrange.facingCover'), group, () => arrange('facingCover'));
  useShortcut('Z', t('tools.zoomBox'), group, keys.onZoomBox);
  useShortcut('T', t('tools.rotate'), group, () => viewer()?.rotate());
  useShortcut('[', t('tools.leftPane'), group, keys.onLeft);
  useShortcut(']', t('tools.rightPane'), group, keys.onRight);
  useShortcut('J', t('shortcuts.nextComment'), group, () => keys.onComment(1));
  useShortcut('K', t('shortcuts.previousComment'), group, () => keys.onComment(-1));
  useShortcut('N', t('shortcuts.nextUnread'), group, keys.onUnread, {
    isEnabled: keys.hasUnread,
  });
  useShortcut('Escape', t('shortcuts.cancel'), group, keys.onCancel);
}
