import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';

/** An act in a line of text or a row: ink-blue, no frame. */
export function QuietButton(props: ButtonProps): ReactNode {
  return <Button kind="quiet" {...props} />;
}
