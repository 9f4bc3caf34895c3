import { Input } from 'antd';
import { Pencil, Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import styles from './PhraseBank.module.css';

/** One phrase: pressed, it is inserted; it may be worded anew in its place. */
export function PhraseRow({
  text,
  keys,
  onInsert,
  onReword,
}: {
  readonly text: string;
  readonly keys: string | null;
  readonly onInsert: () => void;
  /** Empty: it is deleted. */
  readonly onReword: (text: string) => void;
}): ReactNode {
  const { t } = useTranslation('comments');
  const [edited, setEdited] = useState<string | null>(null);
  const done = () => {
    if (edited !== null) onReword(edited);
    setEdited(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
    event.stopPropagation(); // the composer's own acts
    event.preventDefault();
    if (event.key === 'Enter') done();
    else setEdited(null);
  };
  if (edited !== null) {
    return (
      <li className={styles.row} onFocus={(event) => event.stopPropagation()}>
        <Input.TextArea
          autoFocus
          aria-label={t('phrases.edit')}
          value={edited}
          maxLength={2000}
          autoSize={{ minRows: 1, maxRows: 4 }}
          onChange={(event) => setEdited(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <QuietButton size="small" onClick={done}>
          {t('phrases.done')}
        </QuietButton>
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <button type="button" className={styles.phrase} onClick={onInsert}>
        {text}
        {keys !== null && <kbd className={styles.keys}>{keys}</kbd>}
      </button>
      <IconButton icon={Pencil} label={t('phrases.edit')} onClick={() => setEdited(text)} />
      <IconButton icon={Trash2} label={t('phrases.remove')} onClick={() => onReword('')} />
    </li>
  );
}
