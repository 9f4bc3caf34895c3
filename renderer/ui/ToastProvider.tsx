import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import { ToastContext, type Toast } from './toast-context.ts';
import styles from './ToastProvider.module.css';

const STAY_MS = 5_000;
const STAY_WITH_ACT_MS = 10_000;
const AT_MOST = 3;

interface Shown extends Toast {
  readonly id: number;
}

/** Shows what is said within it; where it stands in another and is gone by then, that one does. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(1);
  const around = useContext(ToastContext);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const show = useCallback(
    (toast: Toast) => {
      if (isGone.current) return around(toast);
      const id = next.current++;
      // What is said again takes the place of what was said before.
      setShown((list) => [
        ...list.filter(({ text }) => text !== toast.text).slice(1 - AT_MOST),
        { ...toast, id },
      ]);
    },
    [around],
  );
  const close = useCallback((id: number) => setShown((list) => list.filter((toast) => toast.id !== id)), []);

  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className={styles.place} role="status" aria-live="polite">
        {shown.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onClose={() => close(toast.id)} />
        ))}
      </div>
    </ToastContext.Provider>
  );
}

function ToastLine({ toast, onClose }: { readonly toast: Shown; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('kit');
  const { text, tone = 'plain', act, stayMs } = toast;
  const stays = stayMs ?? (tone === 'danger' ? null : act ? STAY_WITH_ACT_MS : STAY_MS);
  const latestClose = useRef(onClose);
  useEffect(() => {
    if (stays === null) return undefined;
    const timer = setTimeout(() => latestClose.current(), stays);
    return () => clearTimeout(timer);
  }, [stays]);

  return (
    <div className={classes(styles.toast, styles[tone])}>
      {tone === 'danger' && <CircleAlert aria-hidden className={styles.icon} />}
      {tone === 'success' && <CircleCheck aria-hidden className={styles.icon} />}
      <span className={styles.text}>{text}</span>
      {act && (
        <button
          type="button"
          className={styles.act}
          onClick={() => {
            act.run();
            onClose();
          }}
        >
          {act.label}
        </button>
      )}
      <button type="button" className={styles.close} aria-label={t('close')} onClick={onClose}>
        <X aria-hidden className={styles.icon} />
      </button>
    </div>
  );
}
