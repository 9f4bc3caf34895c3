import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { rootFontPx } from './root-font.ts';
import type { OutlineNode } from './outline.ts';
import styles from './OutlineTree.module.css';

export interface OutlineTreeProps {
  readonly nodes: readonly OutlineNode[];
  /** The heading above what is being read. */
  readonly currentKey: string | null;
  readonly onGo: (node: OutlineNode) => void;
  readonly label: string;
  readonly openLabel: string;
}

/** The outline of a report. The way down to the current heading is always open; arrow keys as in any tree. */
export function OutlineTree({ nodes, currentKey, onGo, label, openLabel }: OutlineTreeProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => firstOpen(nodes));
  const shown = useMemo(() => visible(nodes, open, currentKey), [nodes, open, currentKey]);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_REM * rootFontPx(),
    overscan: 10,
  });
  const currentIndex = shown.findIndex(({ key }) => key === currentKey);
  useEffect(() => {
    if (currentIndex >= 0) virtual.scrollToIndex(currentIndex, { align: 'auto' });
  }, [virtual, currentIndex]);

  const toggle = (key: string, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(key);
    else next.delete(key);
    setOpen(next);
  };
  const onKeyDown = (event: KeyboardEvent, node: OutlineNode, index: number) => {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') toggle(node.key, event.key === 'ArrowRight');
    else if (move === 0) return;
    event.preventDefault();
    const next = shown[index + move];
    if (next) scroller.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };

  return (
    <div ref={scroller} className={styles.tree} role="tree" aria-label={label}>
      <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const node = shown[index];
          if (!node) return null;
          const isOpen = open.has(node.key) || isWayTo(node.key, currentKey);
          return (
            <div
              key={node.key}
              className={styles.row}
              style={{ transform: `translateY(${start}px)`, paddingLeft: `${node.depth * 0.875}rem` }}
            >
              {node.children.length > 0 ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles.fold}
                  aria-label={openLabel}
                  aria-expanded={isOpen}
                  onClick={() => toggle(node.key, !isOpen)}
                >
                  <ChevronRight aria-hidden className={styles.arrow} data-open={isOpen || undefined} />
                </button>
              ) : (
                <span className={styles.fold} />
              )}
              <button
                type="button"
                role="treeitem"
                aria-level={node.depth + 1}
                aria-selected={node.key === currentKey}
                aria-expanded={node.children.length > 0 ? isOpen : undefined}
                data-key={node.key}
                className={styles.title}
                title={node.title}
                onClick={() => onGo(node)}
                onKeyDown={(event) => onKeyDown(event, node, index)}
              >
                {node.title}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

const ROW_HEIGHT_REM = 2;
const FEW = 40;

/** A short outline is shown whole, a long one by its chapters. */
function firstOpen(nodes: readonly OutlineNode[]): ReadonlySet<string> {
  const second = nodes.flatMap((node) => node.children);
  return new Set(nodes.length + second.length <= FEW ? nodes.map(({ key }) => key) : []);
}

function isWayTo(key: string, currentKey: string | null): boolean {
  return currentKey !== null && currentKey.startsWith(`${key}.`);
}

function visible(
  nodes: readonly OutlineNode[],
  open: ReadonlySet<string>,
  currentKey: string | null,
): readonly OutlineNode[] {
  return nodes.flatMap((node) =>
    open.has(node.key) || isWayTo(node.key, currentKey)
      ? [node, ...visible(node.children, open, currentKey)]
      : [node],
  );
}
