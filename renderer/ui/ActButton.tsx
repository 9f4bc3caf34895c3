import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';

/** An act that is the screen's primary one only when it is the next step; else it stands back. */
export function ActButton({ isNext, ...props }: ButtonProps & { readonly isNext: boolean }): ReactNode {
  return <Button kind={isNext ? 'primary' : 'secondary'} {...props} />;
}
