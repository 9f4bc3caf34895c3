import { Input, Modal } from 'antd';
import { FileText, FolderOpen, Search } from 'lucide-react';
import {
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { classes } from '#renderer/ui/classes.ts';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { commentHits, dossierHits, type SearchHit } from './search-hits.ts';
import styles from './SearchPalette.module.css';

const MOST_ROWS = 20;

export function SearchPalette({
  isOpen,
  onClose,
  views,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly views: readonly { readonly view: DossierView }[];
}): ReactNode {
  return (
    <Modal
      open={isOpen}
      onCancel={onClose}
      footer={null}
      closable={false}
      width="44rem"
      destroyOnHidden
      style={{ top: '10vh' }}
    >
      <Palette onClose={onClose} views={views.map(({ view }) => view)} />
    </Modal>
  );
}

function Palette({
  onClose,
  views,
}: {
  readonly onClose: () => void;
  readonly views: readonly DossierView[];
}): ReactNode {
  const { t } = useTranslation(['search', 'common']);
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim());
  const rows = useFoundDossiers(sought);
  const hits = useMemo(
    () => (sought === '' ? rows.hits : [...rows.hits, ...commentHits(views, sought)]),
    [sought, rows, views],
  );
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, hits.length - 1);

  const open = (hit: SearchHit | undefined): void => {
    if (!hit) return;
    onClose();
    void navigate(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const move = event.key === 'ArrowDown' ? 1 : -1;
      setAt(Math.max(0, Math.min(hits.length - 1, chosen + move)));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      open(hits[chosen]);
    }
  };

  return (
    <div onKeyDown={onKeyDown}>
      <Input
        autoFocus
        size="large"
        value={text}
        prefix={<Search size="1.1em" aria-hidden />}
        placeholder={t('placeholder')}
        aria-label={t('box')}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={hits[chosen] && `${listId}-${chosen}`}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      <div className={styles.list} id={listId} role="listbox" aria-label={t('results')}>
        {hits.length === 0 && (
          <p className={styles.none}>
            {rows.isFailed ? t('failed') : sought === '' ? t('start') : t('none')}
          </p>
        )}
        {hits.map((hit, index) => (
          <div
            key={`${hit.kind}${hit.key}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={classes(styles.hit, index === chosen && styles.chosen)}
            onMouseMove={() => setAt(index)}
            onClick={() => open(hit)}
          >
            <HitLine hit={hit} />
            <span className={styles.kind}>{t(`kinds.${hit.kind}`)}</span>
          </div>
        ))}
      </div>
      <p className={styles.scope}>{t('scope')}</p>
    </div>
  );
}

function HitLine({ hit }: { readonly hit: SearchHit }): ReactNode {
  const { t } = useTranslation(['search', 'common']);
  switch (hit.kind) {
    case 'dossier':
      return (
        <>
          <FolderOpen aria-hidden className={styles.icon} />
          <span className={styles.words}>
            <span className={styles.title}>{hit.row.title}</span>
            <span className={styles.note}>
              {[hit.row.docNo, hit.row.ownerUnit].filter(Boolean).join('　')}
            </span>
          </span>
        </>
      );
    case 'report':
      return (
        <>
          <FileText aria-hidden className={styles.icon} />
          <span className={styles.words}>
            <span className={styles.title}>{t('common:titleMark', { title: hit.title })}</span>
            <span className={styles.note}>{hit.dossierTitle}</span>
          </span>
        </>
      );
    case 'comment':
      return (
        <>
          <SeverityTag severity={hit.severity} />
          <span className={styles.words}>
            <span className={styles.title}>{hit.text}</span>
            <span className={styles.note}>
              {t('commentPlace', { report: hit.reportTitle, page: hit.page })}
            </span>
          </span>
        </>
      );
  }
}

function useFoundDossiers(text: string): { readonly hits: readonly SearchHit[]; readonly isFailed: boolean } {
  const client = useClient();
  const [found, setFound] = useState<{ hits: readonly SearchHit[]; isFailed: boolean }>({
    hits: [],
    isFailed: false,
  });
  useEffect(() => {
    let isCurrent = true;
    void client.list({ offset: 0, limit: MOST_ROWS, filter: 'all', text }).then((answer) => {
      if (!isCurrent) return;
      setFound(
        answer.ok
          ? { hits: dossierHits(answer.value.rows, text === '' ? '\u0000' : text), isFailed: false }
          : { hits: [], isFailed: true },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [client, text]);
  return found;
}
