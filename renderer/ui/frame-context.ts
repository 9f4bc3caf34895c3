import { createContext, type RefObject } from 'react';

export interface Frame {
  /** Where `TopLine` puts what a screen says of itself. */
  readonly topSlot: HTMLElement | null;
  /** Right of the search box: acts of the screen. */
  readonly endSlot: HTMLElement | null;
  /** The element that scrolls; virtual lists measure against it. */
  readonly scroller: RefObject<HTMLElement | null>;
}

export const FrameContext = createContext<Frame | null>(null);
