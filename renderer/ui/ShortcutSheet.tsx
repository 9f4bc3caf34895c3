import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from './KeyHint.tsx';
import type { Shortcut } from './shortcut-context.ts';
import styles from './ShortcutSheet.module.css';

/** What `?` shows: every key that does something here, under the heading of its screen. */
export function ShortcutSheet({
  shortcuts,
  onClose,
}: {
  readonly shortcuts: readonly Shortcut[] | null;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('kit');
  const groups = Map.groupBy(shortcuts ?? [], (shortcut) => shortcut.group);
  return (
    <Modal open={shortcuts !== null} onCancel={onClose} footer={null} title={t('shortcuts')} width="44rem">
      <div className={styles.groups}>
        {[...groups].map(([group, entries]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl className={styles.list}>
              {entries.map((entry) => (
                <div key={entry.keys + entry.label} className={styles.line}>
                  <dt>{entry.label}</dt>
                  <dd>
                    <KeyHint keys={entry.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
