import { Quote } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { PhraseRow } from './PhraseRow.tsx';
import type { Phrases } from './use-phrases.ts';
import styles from './PhraseBank.module.css';

/** How many phrases have a key of their own: Alt 1 to Alt 9. */
const WITH_KEYS = 9;

/** 常用语: keeps what was written, and puts it in again (PB1-PB3). */
export function PhraseBank({
  phrases,
  onInsert,
  words,
}: {
  readonly phrases: Phrases;
  readonly onInsert: (index: number) => void;
  /** What would be kept: what is selected in the field, else all of it. */
  readonly words: () => string;
}): ReactNode {
  const { t } = useTranslation('comments');
  const [isOpen, setIsOpen] = useState(false);
  const [note, setNote] = useState('');
  const keep = async () => {
    const text = words();
    if (text.trim() === '') setNote(t('phrases.writeFirst'));
    else setNote((await phrases.keep(text)) ? t('phrases.kept') : t('phrases.notKept'));
    setIsOpen(true);
  };
  return (
    <div className={styles.bank}>
      <div className={styles.acts}>
        <QuietButton
          size="small"
          icon={Quote}
          isPressed={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
            setNote('');
          }}
        >
          {t('phrases.title')}
        </QuietButton>
        <QuietButton size="small" onClick={() => void keep()}>
          {t('phrases.keep')}
        </QuietButton>
        {isOpen && (
          <span className={styles.note} role="status">
            {note}
          </span>
        )}
      </div>
      {isOpen && phrases.all.length === 0 && <p className={styles.note}>{t('phrases.empty')}</p>}
      {isOpen && phrases.all.length > 0 && (
        <ul className={styles.list} aria-label={t('phrases.title')}>
          {phrases.all.map((phrase, index) => (
            <PhraseRow
              key={phrase.id}
              text={phrase.text}
              keys={index < WITH_KEYS ? `Alt ${index + 1}` : null}
              onInsert={() => onInsert(index)}
              onReword={(text) => {
                void phrases.reword(phrase.id, text).then((isKept) => {
                  if (!isKept) setNote(t('phrases.notKept'));
                });
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
