import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';

/** Every other act that deserves a frame. */
export function SecondaryButton(props: ButtonProps): ReactNode {
  return <Button kind="secondary" {...props} />;
}
