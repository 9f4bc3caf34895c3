import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './LargeView.module.css';
import { ToastProvider } from './ToastProvider.tsx';

/**
 * One thing as large as the window allows, with what there is to say about it below. Escape, or a press beside it,
 * closes it.
 */
export function LargeView({
  label,
  onKey,
  onClose,
  children,
}: {
  readonly label: string;
  readonly onKey?: ((key: string) => void) | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it still stands in the page, so that whatever had the focus gets it again.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className={styles.viewer}
      aria-label={label}
      onKeyDown={(event) => {
        event.stopPropagation(); // what lies under it keeps its keys
        onKey?.(event.key);
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {/* What is said elsewhere lies under the dialog. */}
      <ToastProvider>{children}</ToastProvider>
    </dialog>,
    document.body,
  );
}
