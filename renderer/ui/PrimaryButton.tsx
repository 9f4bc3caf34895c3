import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';

/** The one act of a screen, worded as the act. */
export function PrimaryButton(props: ButtonProps): ReactNode {
  return <Button kind="primary" {...props} />;
}
