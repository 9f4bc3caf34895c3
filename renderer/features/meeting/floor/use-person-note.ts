import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#renderer/app/dossier/person.ts';

/** What a person is here: 组长 · 水工结构, 编制单位. */
export function usePersonNote(): (person: Person) => string {
  const { t } = useTranslation(['common', 'meeting']);
  return useCallback(
    ({ role, isChair, specialty }) =>
      [isChair ? t('meeting:people.chair') : role ? t(`common:roles.${role}`) : '', specialty]
        .filter((part) => part !== '')
        .join(' · '),
    [t],
  );
}
