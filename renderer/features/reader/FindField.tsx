import { Input, type InputRef } from 'antd';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_QUERY } from '#shared/search/fold-search.ts';
import { CLEARING } from '#renderer/ui/clearing.tsx';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';
import styles from './FindPanel.module.css';

export type FindScope = 'report' | 'dossier';

export interface FindFieldProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly scope: FindScope;
  readonly onScope: (scope: FindScope) => void;
  /** Keys that mean something to the list below; not those of an input method. */
  readonly onKey: (event: KeyboardEvent) => void;
  readonly label: string;
  /** The list below, and the line in it that the keys stand on. */
  readonly listId?: string;
  readonly activeId?: string | undefined;
}

/** What to look for, and where. */
export function FindField({
  query,
  onQuery,
  scope,
  onScope,
  onKey,
  label,
  listId,
  activeId,
}: FindFieldProps): ReactNode {
  const { t } = useTranslation('search');
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus({ cursor: 'all' }), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onQuery('');
    else onKey(event);
  };
  return (
    <div className={styles.field}>
      <Input
        ref={input}
        value={query}
        allowClear={CLEARING}
        maxLength={LONGEST_QUERY}
        aria-label={label}
        placeholder={label}
        {...(listId !== undefined && {
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': listId,
          'aria-activedescendant': activeId,
        })}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <FilterPills
        label={t('wide.scope')}
        items={(['report', 'dossier'] as const).map((key) => ({ key, label: t(`wide.scopes.${key}`) }))}
        active={scope}
        onChange={onScope}
      />
    </div>
  );
}
