import { PenLine, RotateCcw, Send } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { FilePages } from '#renderer/pages/FilePages.tsx';
import { PageStepper } from '#renderer/pages/PageStepper.tsx';
import { PageZoom } from '#renderer/pages/PageZoom.tsx';
import { useFileDocument } from '#renderer/pages/use-file-document.ts';
import type { PdfViewerHandle, ViewState } from '#renderer/pdf/viewer-types.ts';
import { classes } from '#renderer/ui/classes.ts';
import { HashText } from '#renderer/ui/HashText.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { OpinionStages } from './OpinionStages.tsx';
import { OpinionTabs } from './OpinionTabs.tsx';
import { RefusedWords } from './RefusedWords.tsx';
import { ReleaseConfirm } from './ReleaseConfirm.tsx';
import { ReopenConfirm } from './ReopenConfirm.tsx';
import { SignConfirm } from './SignConfirm.tsx';
import { SignerList } from './SignerList.tsx';
import { useVerifiedFile, type Verification } from './use-verified-file.ts';
import { VoidedSignatures } from './VoidedSignatures.tsx';
import screen from './OpinionScreen.module.css';
import styles from './DocumentBoard.module.css';

/** Frozen, signing, sealed: the exact bytes in the middle, who signed them at the side. */
export function DocumentBoard({
  item,
  opinion,
}: {
  readonly item: ReviewItem;
  readonly opinion: OpinionDraft;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const { memberId } = useOpenDossier();
  const blockedBy = useBlockedBy();
  const viewer = useRef<PdfViewerHandle>(null);
  const [view, setView] = useState<ViewState | null>(null);
  const [asking, setAsking] = useState<'sign' | 'dissent' | 'reopen' | 'release' | null>(null);
  const done = (): void => setAsking(null);
  const { itemId, document, sealed } = opinion;
  const shown = opinion.status === 'sealed' ? sealed : document;
  const opened = useFileDocument(shown);
  const verified = useVerifiedFile(shown);
  const hasSigned = opinion.signatures.some((signature) => signature.memberId === memberId);
  const signBlocked =
    document && blockedBy({ type: 'opinion.sign', itemId, documentSha256: document.sha256, dissent: null });
  const maySign = document !== null && !hasSigned && signBlocked === null && opinion.status === 'signing';
  const mayReopen = blockedBy({ type: 'opinion.reopen', itemId, reason: '-' }) === null;
  const releaseBlocked =
    sealed && blockedBy({ type: 'opinion.release', itemId, sealedSha256: sealed.sha256 });
  const mayRelease = opinion.status === 'sealed' && sealed !== null && releaseBlocked === null;
  const unverified = verified === 'same' ? null : t(`verify.${verified}`);
  return (
    <div className={screen.screen}>
      <div className={screen.head}>
        <OpinionTabs item={item} />
        <OpinionStages opinion={opinion} />
        <div className={screen.acts}>
          {mayReopen && (
            <SecondaryButton icon={RotateCcw} onClick={() => setAsking('reopen')}>
              {t('reopen.open')}
            </SecondaryButton>
          )}
          {mayRelease && (
            <PrimaryButton icon={Send} onClick={() => setAsking('release')}>
              {t('release.act')}
            </PrimaryButton>
          )}
        </div>
      </div>
      <RefusedWords opinion={opinion} />
      <div className={classes(screen.board, screen.wideBoard)}>
        <div className={classes(screen.pane, screen.desk)}>
          {opened && shown ? (
            <>
              <div className={styles.tools}>
                <span className={styles.name}>{shown.name}</span>
                <PageZoom view={view} viewer={() => viewer.current} />
                <PageStepper
                  pageIndex={view?.pageIndex ?? 0}
                  pageCount={opened.status === 'ready' ? opened.document.pageCount : shown.pages}
                  onGo={(index) => viewer.current?.goTo(index)}
                />
              </div>
              <div className={styles.pages}>
                <FilePages
                  key={shown.sha256}
                  ref={viewer}
                  opened={opened}
                  name={shown.name}
                  onView={setView}
                />
              </div>
            </>
          ) : (
            <div className={styles.typesetting}>
              <div className={styles.sheet}>
                <p className={styles.sheetTitle}>{t('typesetting')}</p>
                <ProgressLine what={t('typesettingWhat')} fraction={null} />
                <p className={styles.note}>{t('typesettingNote')}</p>
              </div>
            </div>
          )}
        </div>
        <aside className={classes(screen.pane, screen.right)} aria-label={t('signers.title')}>
          {shown && (
            <section className={styles.part} aria-labelledby="document-facts">
              <h2 id="document-facts">{opinion.status === 'sealed' ? t('sealedFile') : t('frozenFile')}</h2>
              <p className={styles.note}>
                {t('docFacts', { id: opinion.docId ?? '', no: opinion.revision, pages: shown.pages })}
              </p>
              <HashText value={shown.sha256} isWhole isCopyable />
              <VerificationLine verification={verified} />
            </section>
          )}
          <section className={styles.part} aria-labelledby="signers">
            <h2 id="signers">{t('signers.title')}</h2>
            <SignerList opinion={opinion} />
            {opinion.status === 'sealed' && !mayRelease && (
              <p className={styles.note}>{releaseBlocked ? t('waitsForRelease') : ''}</p>
            )}
          </section>
          {maySign && (
            <section className={styles.sign} aria-label={t('sign.act')}>
              <p>{t('sign.lead')}</p>
              <PrimaryButton
                icon={PenLine}
                size="big"
                isWide
                blockedBy={unverified}
                onClick={() => setAsking('sign')}
              >
                {t('sign.act')}
              </PrimaryButton>
              <SecondaryButton isWide blockedBy={unverified} onClick={() => setAsking('dissent')}>
                {t('sign.dissentAct')}
              </SecondaryButton>
            </section>
          )}
          <VoidedSignatures opinion={opinion} />
        </aside>
      </div>
      {document && (
        <SignConfirm
          opinion={opinion}
          document={document}
          hasDissent={asking === 'dissent'}
          isOpen={asking === 'sign' || asking === 'dissent'}
          onDone={done}
        />
      )}
      <ReopenConfirm opinion={opinion} isOpen={asking === 'reopen'} onDone={done} />
      <ReleaseConfirm opinion={opinion} isOpen={asking === 'release'} onDone={done} />
    </div>
  );
}

function VerificationLine({ verification }: { readonly verification: Verification }): ReactNode {
  const { t } = useTranslation('opinion');
  return (
    <p className={classes(styles.verify, styles[verification])} role="status">
      {t(`verify.${verification}`)}
    </p>
  );
}
