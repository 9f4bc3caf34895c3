import { X } from 'lucide-react';
import styles from './clearing.module.css';

/** For `allowClear`: a way to empty a field that a finger hits. */
export const CLEARING = {
  clearIcon: (
    <span className={styles.target}>
      <X aria-hidden className={styles.icon} />
    </span>
  ),
};
