import { Input, Modal } from 'antd';
import { FileText, FolderOpen, ListTree, MessageSquareText, Search, TextSearch } from 'lucide-react';
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
import { matchPath, useLocation, useNavigate } from 'react-router';
import { versionIdSchema, type VersionId } from '#shared/domain/ids.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { classes } from '#renderer/ui/classes.ts';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { LONGEST_QUERY } from '#shared/search/fold-search.ts';
import type { FoundTexts } from '#shared/search/text-index.ts';
import { SnippetLine } from '#renderer/search/SnippetLine.tsx';
import { RecordFinder } from '#renderer/search/search-records.ts';
import { allHit, dossierHits, placeHits, recordHits, type SearchHit } from './search-hits.ts';
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
  const { view: open, reading } = useOpenView(views);
  const texts = useFoundTexts(open, sought);
  const [finder] = useState(() => new RecordFinder());
  const hits = useMemo(() => {
    if (sought === '') return rows.hits;
    return [
      ...(open ? allHit(open, reading, sought) : []),
      ...rows.hits,
      ...(open && texts ? placeHits(open, texts, reading, sought) : []),
      ...recordHits(views, finder, sought),
    ];
  }, [sought, rows, views, open, reading, texts, finder]);
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, hits.length - 1);

  const go = (hit: SearchHit | undefined): void => {
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
      go(hits[chosen]);
    }
  };

  return (
    <div onKeyDown={onKeyDown}>
      <Input
        autoFocus
        size="large"
        value={text}
        maxLength={LONGEST_QUERY}
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
            onClick={() => go(hit)}
          >
            <HitLine hit={hit} />
            <span className={styles.kind}>
              {t(`kinds.${hit.kind === 'record' ? hit.found.record.kind : hit.kind}`)}
            </span>
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
    case 'all':
      return (
        <>
          <ListTree aria-hidden className={styles.icon} />
          <span className={styles.words}>
            <span className={styles.title}>{t('wide.inAll', { query: hit.query })}</span>
            <span className={styles.note}>{t('wide.inAllNote')}</span>
          </span>
        </>
      );
    case 'place':
      return (
        <>
          <TextSearch aria-hidden className={styles.icon} />
          <span className={styles.words}>
            <SnippetLine snippet={hit.place.snippet} />
            <span className={styles.note}>
              {t('commentPlace', { report: hit.reportTitle, page: hit.place.pageIndex + 1 })}
            </span>
          </span>
        </>
      );
    case 'record': {
      const { record, snippet } = hit.found;
      const isPlaced = record.kind === 'comment' && record.pageIndex !== null;
      return (
        <>
          {record.kind === 'comment' ? (
            <SeverityTag severity={record.severity} />
          ) : (
            <MessageSquareText aria-hidden className={styles.icon} />
          )}
          <span className={styles.words}>
            <SnippetLine snippet={snippet} />
            <span className={styles.note}>
              {isPlaced
                ? t('commentPlace', { report: hit.reportTitle, page: (record.pageIndex ?? 0) + 1 })
                : t('common:titleMark', { title: hit.reportTitle })}
            </span>
          </span>
        </>
      );
    }
  }
}

/** The dossier that the screen is in, if it is one of those open here, and the version that is being read. */
function useOpenView(views: readonly DossierView[]): {
  readonly view: DossierView | null;
  readonly reading: VersionId | null;
} {
  const { pathname } = useLocation();
  const match = matchPath('/dossiers/:dossierId/*', pathname);
  const view = views.find(({ dossierId }) => dossierId === match?.params.dossierId) ?? null;
  const reader = matchPath('/dossiers/:dossierId/read/:itemId/:versionId', pathname);
  return { view, reading: versionIdSchema.safeParse(reader?.params.versionId).data ?? null };
}

/** Words in the reports of the open dossier, as far as they are in the index. */
function useFoundTexts(view: DossierView | null, text: string): FoundTexts | null {
  const client = useClient();
  const dossierId = view?.dossierId ?? null;
  const [found, setFound] = useState<{ readonly text: string; readonly texts: FoundTexts } | null>(null);
  useEffect(() => {
    if (dossierId === null || text === '') return undefined;
    let isCurrent = true;
    void client.texts.find(dossierId, text).then((answer) => {
      if (isCurrent) setFound(answer.ok ? { text, texts: answer.value } : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, dossierId, text]);
  return found?.text === text ? found.texts : null;
}

function useFoundDossiers(text: string): { readonly hits: readonly SearchHit[]; readonly isFailed: boolean } {
  const client = useClient();
  const [found, setFound] = useState<{ hits: readonly SearchHit[]; isFailed: boolean }>({
    hits: [],
    isFailed: false,
  });
  useEffect(() => {
    let isCurrent = true;
    void client
      .list({ offset: 0, limit: MOST_ROWS, filter: 'all', text: text.slice(0, 200) })
      .then((answer) => {
        if (!isCurrent) return;
        setFound(
          answer.ok
            ? { hits: dossierHits(answer.value.rows, text), isFailed: false }
            : { hits: [], isFailed: true },
        );
      });
    return () => {
      isCurrent = false;
    };
  }, [client, text]);
  return found;
}
