import { Tooltip } from 'antd';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './IconButton.module.css';

/** A square button with an icon alone; `label` is its name and its tooltip. */
export function IconButton({
  icon: Icon,
  label,
  keys,
  onClick,
  isPressed,
  isDisabled = false,
}: {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys?: string | undefined;
  /** None where what stands around it takes the press. */
  readonly onClick?: (() => void) | undefined;
  readonly isPressed?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}): ReactNode {
  return (
    <Tooltip title={keys ? `${label}  ${keys}` : label}>
      <button
        type="button"
        className={classes(styles.button, isPressed === true && styles.pressed)}
        aria-label={label}
        aria-pressed={isPressed}
        disabled={isDisabled}
        onClick={onClick}
      >
        <Icon aria-hidden className={styles.icon} />
      </button>
    </Tooltip>
  );
}
