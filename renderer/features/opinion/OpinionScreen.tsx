import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ItemGate } from '#renderer/app/dossier/ItemGate.tsx';
import { OpinionBody } from './OpinionBody.tsx';

/** 专家组意见: drafted, read aloud, frozen, signed, sealed, published. */
export function OpinionScreen(): ReactNode {
  const { t } = useTranslation('opinion');
  return <ItemGate title={t('title')}>{(item) => <OpinionBody key={item.itemId} item={item} />}</ItemGate>;
}
