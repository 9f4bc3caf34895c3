import {
  Files,
  Highlighter,
  MapPin,
  MousePointer2,
  MoveUpRight,
  NotebookPen,
  Pentagon,
  Signature,
  SquareDashed,
  Strikethrough,
  Underline,
  type LucideIcon,
} from 'lucide-react';
import type { WordsKind } from '#shared/anchoring/anchor.ts';

export type WordsTool = 'highlight' | 'underline' | 'strikeOut';
export type DrawTool = 'rect' | 'polygon' | 'arrow' | 'ink' | 'pin';
/** What a press on the page does. */
export type Tool = 'select' | WordsTool | DrawTool;
/** The last two are done at once. */
export type ToolKey = Tool | 'pageNote' | 'reportNote';

const KINDS: Readonly<Record<WordsTool, WordsKind>> = {
  highlight: 'text',
  underline: 'underline',
  strikeOut: 'strikeOut',
};

/** The kind of mark a tool makes of selected words; null for other tools. */
export function wordsKind(tool: ToolKey): WordsKind | null {
  return tool === 'highlight' || tool === 'underline' || tool === 'strikeOut' ? KINDS[tool] : null;
}

export function isDrawTool(tool: Tool): tool is DrawTool {
  return tool !== 'select' && wordsKind(tool) === null;
}

export interface ToolFace {
  readonly key: ToolKey;
  readonly icon: LucideIcon;
  readonly shortcut: string;
}

/** Tools that are alike share a place in the row; the one used last stands in it. */
export const TOOL_GROUPS = [
  { key: 'select', faces: [{ key: 'select', icon: MousePointer2, shortcut: 'V' }] },
  {
    key: 'words',
    faces: [
      { key: 'highlight', icon: Highlighter, shortcut: 'H' },
      { key: 'underline', icon: Underline, shortcut: 'U' },
      { key: 'strikeOut', icon: Strikethrough, shortcut: 'X' },
    ],
  },
  {
    key: 'shapes',
    faces: [
      { key: 'rect', icon: SquareDashed, shortcut: 'R' },
      { key: 'polygon', icon: Pentagon, shortcut: 'P' },
      { key: 'arrow', icon: MoveUpRight, shortcut: 'A' },
    ],
  },
  { key: 'pin', faces: [{ key: 'pin', icon: MapPin, shortcut: 'D' }] },
  { key: 'ink', faces: [{ key: 'ink', icon: Signature, shortcut: 'I' }] },
  {
    key: 'notes',
    faces: [
      { key: 'pageNote', icon: NotebookPen, shortcut: 'M' },
      { key: 'reportNote', icon: Files, shortcut: 'W' },
    ],
  },
] as const satisfies readonly { readonly key: string; readonly faces: readonly ToolFace[] }[];

export type ToolGroupKey = (typeof TOOL_GROUPS)[number]['key'];
