import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAnswer, ListFilter } from '#shared/protocol/http.ts';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';

const FILTERS: readonly ListFilter[] = ['active', 'mine', 'archived', 'all'];

export function ListFilters({
  filter,
  counts,
  onChange,
}: {
  readonly filter: ListFilter;
  readonly counts: ListAnswer['counts'] | null;
  readonly onChange: (filter: ListFilter) => void;
}): ReactNode {
  const { t } = useTranslation('home');
  return (
    <FilterPills
      label={t('filter')}
      items={FILTERS.map((key) => ({ key, label: t(`filters.${key}`), count: counts?.[key] }))}
      active={filter}
      onChange={onChange}
    />
  );
}
