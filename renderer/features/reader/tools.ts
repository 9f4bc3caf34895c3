import { Highlighter, MapPin, MousePointer2, NotebookPen, SquareDashed, type LucideIcon } from 'lucide-react';

/** What a press on the page does. */
export type Tool = 'select' | 'highlight' | 'rect' | 'pin';
export type ToolKey = Tool | 'pageNote';

export interface ToolFace {
  readonly key: ToolKey;
  readonly icon: LucideIcon;
  readonly shortcut: string;
}

export const MARK_TOOLS: readonly ToolFace[] = [
  { key: 'select', icon: MousePointer2, shortcut: 'V' },
  { key: 'highlight', icon: Highlighter, shortcut: 'H' },
  { key: 'rect', icon: SquareDashed, shortcut: 'R' },
  { key: 'pin', icon: MapPin, shortcut: 'D' },
  { key: 'pageNote', icon: NotebookPen, shortcut: 'M' },
];
