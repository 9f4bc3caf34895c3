import { useTranslation } from 'react-i18next';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import type { ToolKey } from './tools.ts';

/** Keys of the marking tools, of a drawing under way, and of undo and redo. */
export function useMarkKeys({
  onTool,
  mayMark,
  isDrawing,
  onFinish,
  onUndo,
  onRedo,
}: {
  readonly onTool: (tool: ToolKey) => void;
  readonly mayMark: boolean;
  readonly isDrawing: boolean;
  readonly onFinish: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}): void {
  const { t } = useTranslation('marking');
  const group = t('group');
  const marking = { isEnabled: mayMark };
  useShortcut('V', t('tools.select'), group, () => onTool('select'), marking);
  useShortcut('H', t('tools.highlight'), group, () => onTool('highlight'), marking);
  useShortcut('U', t('tools.underline'), group, () => onTool('underline'), marking);
  useShortcut('X', t('tools.strikeOut'), group, () => onTool('strikeOut'), marking);
  useShortcut('R', t('tools.rect'), group, () => onTool('rect'), marking);
  useShortcut('P', t('tools.polygon'), group, () => onTool('polygon'), marking);
  useShortcut('A', t('tools.arrow'), group, () => onTool('arrow'), marking);
  useShortcut('D', t('tools.pin'), group, () => onTool('pin'), marking);
  useShortcut('I', t('tools.ink'), group, () => onTool('ink'), marking);
  useShortcut('M', t('tools.pageNote'), group, () => onTool('pageNote'), marking);
  useShortcut('W', t('tools.reportNote'), group, () => onTool('reportNote'), marking);
  useShortcut('Enter', t('drawing.finish'), group, onFinish, { isEnabled: isDrawing });
  useShortcut('Ctrl+Z', t('bar.undo'), group, onUndo, marking);
  useShortcut('Ctrl+Shift+Z', t('bar.redo'), group, onRedo, marking);
  useShortcut('Ctrl+Y', t('bar.redo'), group, onRedo, marking);
}
