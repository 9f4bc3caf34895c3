import { Dropdown } from 'antd';
import {
  BookOpen,
  Check,
  File,
  RectangleHorizontal,
  RotateCw,
  Scan,
  Rows3,
  ZoomIn,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { ARRANGEMENTS, type ArrangementKey } from './arrangements.ts';
import { ToolButton } from './ToolButton.tsx';
import styles from './ReaderTools.module.css';

export interface ViewMenuProps {
  readonly arrangement: ArrangementKey;
  readonly onArrange: (key: ArrangementKey) => void;
  readonly onFitPage: () => void;
  readonly onActualSize: () => void;
  readonly onZoomBox: () => void;
  readonly onRotate: () => void;
}

const ICONS: Readonly<Record<ArrangementKey, LucideIcon>> = {
  continuous: Rows3,
  single: File,
  facing: BookOpen,
  facingCover: BookOpen,
};

/** 版式: how the pages stand, how large, which way up. */
export function ViewMenu({
  arrangement,
  onArrange,
  onFitPage,
  onActualSize,
  onZoomBox,
  onRotate,
}: ViewMenuProps): ReactNode {
  const { t } = useTranslation('reader');
  const line = (
    key: string,
    label: string,
    keys: string,
    run: () => void,
    Icon?: LucideIcon,
    isOn = false,
  ) => ({
    key,
    icon: isOn ? <Check size="1em" aria-hidden /> : Icon ? <Icon size="1em" aria-hidden /> : undefined,
    label: (
      <span className={styles.menuLine}>
        <span className={styles.menuWord}>{label}</span>
        <KeyHint keys={keys} />
      </span>
    ),
    onClick: run,
    ...(isOn ? { className: styles.menuChosen } : {}),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...ARRANGEMENTS.map(({ key, shortcut }) =>
            line(key, t(`arrange.${key}`), shortcut, () => onArrange(key), ICONS[key], key === arrangement),
          ),
          { type: 'divider' },
          line('fitPage', t('tools.fitPage'), '2', onFitPage, RectangleHorizontal),
          line('actual', t('shortcuts.actual'), '1', onActualSize, Scan),
          line('zoomBox', t('tools.zoomBox'), 'Z', onZoomBox, ZoomIn),
          { type: 'divider' },
          line('rotate', t('tools.rotate'), 'T', onRotate, RotateCw),
        ],
      }}
    >
      <span>
        <ToolButton icon={ICONS[arrangement]} label={t('tools.view')} onClick={() => {}} hasMenu />
      </span>
    </Dropdown>
  );
}
