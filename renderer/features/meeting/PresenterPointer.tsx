import { MousePointer2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VersionId } from '#shared/domain/ids.ts';
import type { SharedPage } from '#shared/protocol/presence.ts';
import type { Watched } from '#renderer/app/client/client.ts';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import type { PageGeometry } from '#renderer/pdf/page-geometry.ts';
import { personColor } from '#renderer/ui/person-look.ts';
import styles from './PresenterPointer.module.css';

/** The presenter's pointer on a page, with their name. It watches the page itself: the pages around it stand still. */
export function PresenterPointer({
  sharedPage,
  versionId,
  geometry,
}: {
  readonly sharedPage: Watched<SharedPage | null>;
  readonly versionId: VersionId | null;
  readonly geometry: PageGeometry;
}): ReactNode {
  const { memberId } = useOpenDossier();
  const person = usePerson();
  const page = useWatched(sharedPage);
  if (!page?.pointer || page.presenter === memberId) return null;
  if (page.versionId !== versionId || page.pageIndex !== geometry.pageIndex) return null;
  const { text } = personColor(person(page.presenter).name);
  return (
    <div
      className={styles.pointer}
      style={{
        color: text,
        transform: `translate(${page.pointer.x * geometry.width}px, ${page.pointer.y * geometry.height}px)`,
      }}
    >
      <MousePointer2 aria-hidden className={styles.arrow} />
      <span className={styles.name} style={{ background: text }}>
        {person(page.presenter).name}
      </span>
    </div>
  );
}
