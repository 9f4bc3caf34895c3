import { Tooltip } from 'antd';
import { ChevronDown, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '#renderer/ui/classes.ts';
import styles from './ReaderTools.module.css';

/** A tool with its word; where room is short the word moves into the tooltip. */
export function ToolButton({
  icon: Icon,
  label,
  keys,
  onClick,
  isPressed,
  isDisabled = false,
  blockedBy = null,
  isBare = false,
  hasMenu = false,
  isKnownBySight = false,
}: {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys?: string | undefined;
  readonly onClick: () => void;
  readonly isPressed?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly blockedBy?: string | null | undefined;
  /** The icon alone, at any width. */
  readonly isBare?: boolean | undefined;
  /** Its word is the first to go where room is short. */
  readonly isKnownBySight?: boolean | undefined;
  /** It opens a menu, which has no words of its own to explain it. */
  readonly hasMenu?: boolean | undefined;
}): ReactNode {
  const isBlocked = blockedBy !== null;
  return (
    <Tooltip title={blockedBy ?? (keys ? `${label}  ${keys}` : label)} mouseEnterDelay={0.5}>
      <button
        type="button"
        className={classes(styles.tool, isPressed === true && styles.pressed, isBlocked && styles.blocked)}
        aria-label={label}
        aria-pressed={isPressed}
        aria-haspopup={hasMenu ? 'menu' : undefined}
        aria-disabled={isBlocked || undefined}
        disabled={isDisabled}
        onClick={isBlocked ? undefined : onClick}
      >
        <Icon aria-hidden className={styles.icon} />
        {!isBare && <span className={classes(styles.word, isKnownBySight && styles.firstToGo)}>{label}</span>}
        {hasMenu && <ChevronDown aria-hidden className={styles.chevron} />}
      </button>
    </Tooltip>
  );
}
