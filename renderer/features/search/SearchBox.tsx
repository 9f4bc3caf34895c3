import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { SearchPalette } from './SearchPalette.tsx';
import styles from './SearchBox.module.css';

/** The box in the top line; what it opens searches dossiers, reports and comments. */
export function SearchBox({
  isOpen,
  onOpenChange,
  views,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Dossiers open on this machine: their comments can be searched. */
  readonly views: readonly { readonly view: DossierView }[];
}): ReactNode {
  const { t } = useTranslation(['search', 'shell']);
  useShortcut('Ctrl+K', t('shell:keys.search'), t('shell:keysGeneral'), () => onOpenChange(true), {
    isGlobal: true,
  });
  return (
    <>
      <button type="button" className={styles.box} onClick={() => onOpenChange(true)}>
        <Search aria-hidden className={styles.icon} />
        <span className={styles.words}>{t('box')}</span>
        <KeyHint keys="Ctrl+K" />
      </button>
      <SearchPalette isOpen={isOpen} onClose={() => onOpenChange(false)} views={views} />
    </>
  );
}
