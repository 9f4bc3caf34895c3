import { Files } from 'lucide-react';
import { useCallback, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportVersion } from '#shared/domain/state.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import type { MarksByPage, Side } from '#renderer/compare/comparison.ts';
import { ChangeMarks } from '#renderer/compare/ChangeMarks.tsx';
import { ChangeKey } from '#renderer/compare/ChangeKey.tsx';
import { shortDay } from '#renderer/i18n/beijing-time.ts';
import type { MenuAct } from '#renderer/ui/ActMenu.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { FilePages } from '#renderer/pages/FilePages.tsx';
import type { FileDocument } from '#renderer/pages/use-file-document.ts';
import type { OverlayPage, PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import styles from './CompareDesk.module.css';

/** One of the two versions, with what is different in it marked. */
export function VersionPane({
  side,
  version,
  opened,
  viewer,
  frame,
  marks,
  currentNo,
  others,
}: {
  readonly side: Side;
  readonly version: ReportVersion;
  readonly opened: FileDocument | null;
  readonly viewer: RefObject<PdfViewerHandle | null>;
  readonly frame: RefObject<HTMLElement | null>;
  readonly marks: MarksByPage | null;
  readonly currentNo: number | null;
  /** Versions that may stand here instead. */
  readonly others: readonly MenuAct[];
}): ReactNode {
  const { t } = useTranslation(['compare', 'common']);
  const language = useLanguage();
  const now = useNow();
  const name = `${t(`common:versionKinds.${version.kind}`)} ${t('common:versionNo', { no: version.no })}`;
  const renderOverlay = useCallback(
    ({ geometry }: OverlayPage) =>
      marks && <ChangeMarks geometry={geometry} side={side} marks={marks} currentNo={currentNo} />,
    [marks, side, currentNo],
  );
  return (
    <section ref={frame} className={styles.pane} aria-label={name}>
      <header className={styles.caption}>
        <strong>{name}</strong>
        <span className={styles.day}>{shortDay(version.addedAt, language, now)}</span>
        <span className={styles.end}>
          {others.length > 0 && (
            <MenuButton label={t('compare:another')} icon={Files} size="small" acts={others} />
          )}
          <ChangeKey side={side} />
        </span>
      </header>
      <div className={styles.window}>
        {opened && <FilePages ref={viewer} opened={opened} name={name} renderOverlay={renderOverlay} />}
      </div>
    </section>
  );
}
