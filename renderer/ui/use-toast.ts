import { useContext } from 'react';
import { ToastContext, type ShowToast } from './toast-context.ts';

/** Says something briefly at the foot of the window, with one act such as undo. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}
