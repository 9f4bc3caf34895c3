import { Button as AntButton, Tooltip } from 'antd';
import type { LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { classes } from './classes.ts';
import { KeyHint } from './KeyHint.tsx';
import styles from './Button.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly icon?: LucideIcon | undefined;
  readonly onClick?: (() => void) | undefined;
  /** A place in the app to go to instead of `onClick`. */
  readonly to?: string | undefined;
  readonly size?: 'small' | 'normal' | 'big' | undefined;
  /** Red: an act that cannot be taken back. */
  readonly isDanger?: boolean | undefined;
  readonly isBusy?: boolean | undefined;
  /** Why the act cannot be done now. The button stays reachable by Tab and says so. */
  readonly blockedBy?: string | null | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Shown on the button; registering the key is `useShortcut`. */
  readonly keys?: string | undefined;
  readonly label?: string | undefined;
  readonly isSubmit?: boolean | undefined;
  readonly isWide?: boolean | undefined;
  readonly isPressed?: boolean | undefined;
  readonly testId?: string | undefined;
}

/** The base of PrimaryButton, SecondaryButton and QuietButton: use those. */
export function Button({
  kind,
  children,
  icon: Icon,
  onClick,
  to,
  size = 'normal',
  isDanger = false,
  isBusy = false,
  blockedBy,
  isDisabled = false,
  keys,
  label,
  isSubmit = false,
  isWide = false,
  isPressed,
  testId,
}: ButtonProps & { readonly kind: 'primary' | 'secondary' | 'quiet' }): ReactNode {
  const navigate = useNavigate();
  const reasonId = useId();
  const isBlocked = Boolean(blockedBy);
  const act = (): void => {
    if (isBlocked || isBusy) return;
    if (to !== undefined) void navigate(to);
    else onClick?.();
  };
  const button = (
    <AntButton
      type={kind === 'primary' ? 'primary' : kind === 'quiet' ? 'text' : 'default'}
      danger={isDanger}
      size={size === 'big' ? 'large' : size === 'small' ? 'small' : 'middle'}
      htmlType={isSubmit && !isBlocked ? 'submit' : 'button'}
      loading={isBusy}
      disabled={isDisabled}
      block={isWide}
      className={classes(
        styles.button,
        styles[kind],
        isBlocked && styles.blocked,
        isPressed === true && styles.pressed,
      )}
      onClick={act}
      aria-label={label}
      aria-disabled={isBlocked || undefined}
      aria-describedby={isBlocked ? reasonId : undefined}
      aria-pressed={isPressed}
      data-testid={testId}
      {...(Icon && !isBusy && { icon: <Icon className={styles.icon} aria-hidden /> })}
    >
      {children}
      {keys && <KeyHint keys={keys} isQuiet />}
    </AntButton>
  );
  if (!isBlocked) return button;
  return (
    <>
      <Tooltip title={blockedBy} trigger={['hover', 'focus']}>
        {button}
      </Tooltip>
      <span id={reasonId} className="visually-hidden">
        {blockedBy}
      </span>
    </>
  );
}
