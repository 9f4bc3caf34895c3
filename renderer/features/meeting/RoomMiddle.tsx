import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import type { OpinionView, RoomOpinion } from './use-room-opinion.ts';
import styles from './RoomMiddle.module.css';

/** The page everyone looks at, or the panel's opinion in its place, for those it is for. */
export function RoomMiddle({
  opinion,
  view: View,
  children,
}: {
  readonly opinion: RoomOpinion;
  readonly view: OpinionView;
  /** The shared page. */
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('meeting');
  const { itemId } = opinion;
  return (
    <div className={styles.middle}>
      {opinion.mayShow && itemId && (
        <div className={styles.switch}>
          <FilterPills
            label={t('middle.label')}
            items={[
              { key: 'page', label: t('middle.page') },
              { key: 'opinion', label: t('middle.opinion') },
            ]}
            active={opinion.isShown ? 'opinion' : 'page'}
            onChange={(key) => (key === 'opinion' ? opinion.show(itemId) : opinion.hide())}
          />
        </div>
      )}
      {opinion.isShown && itemId ? (
        <section className={styles.opinion} aria-label={t('middle.opinion')}>
          <Suspense fallback={<SkeletonRows />}>
            <View itemId={itemId} onItem={opinion.show} />
          </Suspense>
        </section>
      ) : (
        <div className={styles.page}>{children}</div>
      )}
    </div>
  );
}
