import { Input } from 'antd';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '#renderer/app/use-now.ts';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { type CitedClause } from '#shared/domain/comment/cited-clause.ts';
import { beijingDay } from '#shared/domain/rules/beijing-day.ts';
import type { Matter } from '#shared/domain/rules/matter-rule.ts';
import { findClauses, type LibraryClause } from '#shared/search/find-clauses.ts';
import { lastPart, withoutLastPart } from './basis-text.ts';
import { ClauseChips } from './ClauseChips.tsx';
import { ClauseOptions } from './ClauseOptions.tsx';
import { OwnClauseForm } from './OwnClauseForm.tsx';
import { useClauseLibrary } from './use-clause-library.ts';
import styles from './BasisField.module.css';

const MOST_SHOWN = 60;
const MOST_CITED = 12;

export interface Basis {
  readonly basis: string;
  readonly clauses: readonly CitedClause[];
}

/** 依据: clauses picked from the library, and words beside them. What is typed is looked for as it is typed (CL4). */
export function BasisField({
  id,
  value,
  matter,
  onChange,
}: {
  readonly id: string;
  readonly value: Basis;
  /** What is under review: its standards come first. */
  readonly matter: Matter;
  readonly onChange: (value: Basis) => void;
}): ReactNode {
  const { t } = useTranslation('comments');
  const day = beijingDay(useNow());
  const library = useClauseLibrary();
  const listId = useId();
  const root = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<'nothing' | 'matches' | 'all' | 'form'>('nothing');
  const [active, setActive] = useState(-1);
  const typed = lastPart(value.basis);
  const query = shown === 'all' ? '' : typed;
  const isLooking = shown === 'all' || (shown === 'matches' && query !== '');
  const found = isLooking
    ? findClauses({ library: library.all, query, matter, day }).slice(0, MOST_SHOWN)
    : [];
  const isListed = shown === 'all' || found.length > 0;
  const current = found[active];

  const close = () => {
    setShown('nothing');
    setActive(-1);
  };
  const focusText = () => root.current?.querySelector('textarea')?.focus({ preventScroll: true });
  const addClause = (cited: CitedClause, basis: string) => {
    const others = value.clauses.filter(({ clauseId }) => clauseId !== cited.clauseId);
    onChange({ basis, clauses: [...others, cited].slice(-MOST_CITED) });
    close();
    focusText();
  };
  // What was typed to find it goes; where the whole library was opened, all that was typed stays.
  const pick = ({ cited }: LibraryClause) =>
    addClause(cited, shown === 'all' ? value.basis : withoutLastPart(value.basis));

  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(listId, active))?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isKnown = isListed && found.length > 0;
    if (event.key === 'Escape' && isListed) {
      event.stopPropagation(); // the first Escape is for the list
      close();
    } else if (event.key === 'ArrowDown' && isKnown) {
      event.preventDefault();
      setActive(Math.min(active + 1, found.length - 1));
    } else if (event.key === 'ArrowUp' && isKnown && active >= 0) {
      event.preventDefault();
      setActive(active - 1);
    } else if (event.key === 'ArrowDown' && value.basis === '') {
      event.preventDefault();
      setShown('all');
      setActive(0);
    } else if (event.key === 'Delete' && current?.isOwn === true) {
      event.preventDefault();
      library.remove(current.cited.clauseId);
      setActive(-1);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      pick(current);
    }
  };

  return (
    <div
      ref={root}
      onBlur={(event) => {
        if (shown !== 'form' && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <ClauseChips
        clauses={value.clauses}
        day={day}
        onChange={(clauses) => onChange({ ...value, clauses })}
      />
      <Input.TextArea
        id={id}
        value={value.basis}
        maxLength={8000}
        autoSize={{ minRows: 1, maxRows: 4 }}
        placeholder={t('hints.basis')}
        aria-autocomplete="list"
        aria-controls={isListed ? listId : undefined}
        aria-activedescendant={current ? optionId(listId, active) : undefined}
        onChange={(event) => {
          onChange({ ...value, basis: event.target.value });
          setShown('matches');
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
      />
      {isListed && (
        <ClauseOptions
          id={listId}
          found={found}
          active={active}
          day={day}
          optionId={(index) => optionId(listId, index)}
          onPick={pick}
          onForget={library.remove}
        />
      )}
      {shown === 'form' ? (
        <OwnClauseForm
          start={typed}
          onCancel={close}
          onAdd={async (form) => {
            const cited = await library.add(form);
            const wasMeant = form.number.trim() === typed;
            if (cited) addClause(cited, wasMeant ? withoutLastPart(value.basis) : value.basis);
            return cited !== null;
          }}
        />
      ) : (
        <div className={styles.acts}>
          <QuietButton
            size="small"
            onClick={() => {
              setShown(shown === 'all' ? 'nothing' : 'all');
              setActive(-1);
              focusText();
            }}
          >
            {t('clauses.browse')}
          </QuietButton>
          <QuietButton size="small" onClick={() => setShown('form')}>
            {t('clauses.addOwn')}
          </QuietButton>
          {isListed && <span className={styles.keys}>{t('clauses.keys')}</span>}
        </div>
      )}
    </div>
  );
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
