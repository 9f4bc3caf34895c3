import { createContext } from 'react';

export interface Toast {
  readonly text: string;
  readonly tone?: 'plain' | 'success' | 'danger' | undefined;
  /** What can be done about it: undo, try again, open. */
  readonly act?: { readonly label: string; readonly run: () => void } | undefined;
  /** How long it stays; a toast with an act stays 10 s, a failure until it is closed. */
  readonly stayMs?: number | undefined;
}

export type ShowToast = (toast: Toast) => void;

export const ToastContext = createContext<ShowToast>(() => {});
