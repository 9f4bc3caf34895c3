import {
  ArrowLeft,
  ArrowRight,
  Minus,
  MoveHorizontal,
  PanelLeft,
  PanelRight,
  Plus,
  Search,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PdfViewerHandle, ViewState } from '#renderer/pdf/viewer-types.ts';
import { arrangementOf, keyOf } from './arrangements.ts';
import { TOOL_GROUPS, type Tool, type ToolKey } from './tools.ts';
import { ToolButton } from './ToolButton.tsx';
import { ToolGroup } from './ToolGroup.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import { ZoomField } from './ZoomField.tsx';
import styles from './ReaderTools.module.css';

export interface ReaderToolsProps {
  readonly tool: Tool;
  readonly onTool: (tool: ToolKey) => void;
  /** False for people who read only: the marking tools are not there. */
  readonly mayMark: boolean;
  /** Why marking is not possible now. */
  readonly markRefusal: string | null;
  readonly view: ViewState | null;
  readonly viewer: () => PdfViewerHandle | null;
  readonly isLeftOpen: boolean;
  readonly isRightOpen: boolean;
  readonly isFindOpen: boolean;
  readonly onLeft: () => void;
  readonly onRight: () => void;
  readonly onFind: () => void;
  readonly onZoomBox: () => void;
}

/** One row of labelled tools over the page. */
export function ReaderTools({
  tool,
  onTool,
  mayMark,
  markRefusal,
  view,
  viewer,
  isLeftOpen,
  isRightOpen,
  isFindOpen,
  onLeft,
  onRight,
  onFind,
  onZoomBox,
}: ReaderToolsProps): ReactNode {
  const { t } = useTranslation(['reader', 'marking']);
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('reader:tools.label')}>
      <ToolButton
        icon={PanelLeft}
        label={t('reader:tools.leftPane')}
        keys="["
        isKnownBySight
        isPressed={isLeftOpen}
        onClick={onLeft}
      />
      <span className={styles.rule} />
      {mayMark &&
        TOOL_GROUPS.map(({ key, faces }) => (
          <ToolGroup
            key={key}
            faces={faces}
            label={t(`marking:groups.${key}`)}
            tool={tool}
            onTool={onTool}
            refusal={markRefusal}
          />
        ))}
      {mayMark && <span className={styles.rule} />}
      <ToolButton
        icon={Search}
        label={t('reader:tools.find')}
        keys="Ctrl F"
        isPressed={isFindOpen}
        onClick={onFind}
      />
      <ViewMenu
        arrangement={view ? keyOf(view.arrangement) : 'continuous'}
        onArrange={(key) => viewer()?.arrange(arrangementOf(key))}
        onFitPage={() => viewer()?.setZoom('page')}
        onActualSize={() => viewer()?.setZoom(1)}
        onZoomBox={onZoomBox}
        onRotate={() => viewer()?.rotate()}
      />
      <span className={styles.rule} />
      <span className={styles.zoom}>
        <ToolButton
          icon={Minus}
          label={t('reader:tools.zoomOut')}
          keys="-"
          isBare
          onClick={() => viewer()?.zoomBy(-1)}
        />
        <ZoomField factor={view?.percent ?? null} onZoom={(zoom) => viewer()?.setZoom(zoom)} />
        <ToolButton
          icon={Plus}
          label={t('reader:tools.zoomIn')}
          keys="+"
          isBare
          onClick={() => viewer()?.zoomBy(1)}
        />
      </span>
      <ToolButton
        icon={MoveHorizontal}
        label={t('reader:tools.fitWidth')}
        keys="0"
        isKnownBySight
        isPressed={view?.zoom === 'width'}
        onClick={() => viewer()?.setZoom('width')}
      />
      <span className={styles.end}>
        <span className={styles.history}>
          <ToolButton
            icon={ArrowLeft}
            label={t('reader:tools.back')}
            keys="Alt ←"
            isBare
            isDisabled={!view?.canGoBack}
            onClick={() => viewer()?.goBack()}
          />
          <ToolButton
            icon={ArrowRight}
            label={t('reader:tools.forward')}
            keys="Alt →"
            isBare
            isDisabled={!view?.canGoForward}
            onClick={() => viewer()?.goForward()}
          />
        </span>
        <ToolButton
          icon={PanelRight}
          label={t('reader:tools.rightPane')}
          keys="]"
          isKnownBySight
          isPressed={isRightOpen}
          onClick={onRight}
        />
      </span>
    </div>
  );
}
