import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import type { OpinionView, RoomOpinion } from './use-room-opinion.ts';
import styles from './RoomMiddle.module.css';

/** The page everyone looks at, which has the way to the opinion in its own row, or the opinion in its place. */
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
      {opinion.isShown && itemId ? (
        <>
          <div className={styles.switch}>
            <FilterPills
              label={t('middle.label')}
              items={[
                { key: 'page', label: t('middle.page') },
                { key: 'opinion', label: t('middle.opinion') },
              ]}
              active="opinion"
              onChange={(key) => key === 'page' && opinion.hide()}
            />
          </div>
          <section className={styles.opinion} aria-label={t('middle.opinion')}>
            <Suspense fallback={<SkeletonRows />}>
              <View itemId={itemId} onItem={opinion.show} />
            </Suspense>
          </section>
        </>
      ) : (
        <div className={styles.page}>{children}</div>
      )}
    </div>
  );
}
