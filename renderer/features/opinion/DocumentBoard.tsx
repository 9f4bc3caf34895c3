import { PenLine, RotateCcw, Send } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { PagesWithTools } from '#renderer/pages/PagesWithTools.tsx';
import { classes } from '#renderer/ui/classes.ts';
import { DeskWithSide } from '#renderer/ui/DeskWithSide.tsx';
import { HashText } from '#renderer/ui/HashText.tsx';
import { PaneScreen } from '#renderer/ui/PaneScreen.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SidePart } from '#renderer/ui/SidePart.tsx';
import { OpinionStages } from './OpinionStages.tsx';
import { OpinionTabs } from './OpinionTabs.tsx';
import { RefusedWords } from './RefusedWords.tsx';
import { ReleaseConfirm } from './ReleaseConfirm.tsx';
import { ReopenConfirm } from './ReopenConfirm.tsx';
import { SignConfirm } from './SignConfirm.tsx';
import { SignerList } from './SignerList.tsx';
import { useVerifiedFile, type Verification } from './use-verified-file.ts';
import { VoidedSignatures } from './VoidedSignatures.tsx';
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
  const [asking, setAsking] = useState<'sign' | 'dissent' | 'reopen' | 'release' | null>(null);
  const done = (): void => setAsking(null);
  const { itemId, document, sealed } = opinion;
  const shown = opinion.status === 'sealed' ? sealed : document;
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
    <PaneScreen
      head={
        <>
          <OpinionTabs item={item} />
          <OpinionStages opinion={opinion} />
        </>
      }
      acts={
        <>
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
        </>
      }
    >
      <RefusedWords opinion={opinion} />
      <DeskWithSide
        sideLabel={t('signers.title')}
        side={
          <>
            {shown && (
              <SidePart title={opinion.status === 'sealed' ? t('sealedFile') : t('frozenFile')}>
                <p className={styles.note}>
                  {t('docFacts', { id: opinion.docId ?? '', no: opinion.revision, pages: shown.pages })}
                </p>
                <HashText value={shown.sha256} isWhole isCopyable />
                <VerificationLine verification={verified} />
              </SidePart>
            )}
            <SidePart title={t('signers.title')}>
              <SignerList opinion={opinion} />
              {opinion.status === 'sealed' && !mayRelease && (
                <p className={styles.note}>{releaseBlocked ? t('waitsForRelease') : ''}</p>
              )}
            </SidePart>
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
          </>
        }
      >
        {shown ? <PagesWithTools key={shown.sha256} file={shown} /> : <Typesetting />}
      </DeskWithSide>
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
    </PaneScreen>
  );
}

function Typesetting(): ReactNode {
  const { t } = useTranslation('opinion');
  return (
    <div className={styles.typesetting}>
      <div className={styles.sheet}>
        <p className={styles.sheetTitle}>{t('typesetting')}</p>
        <ProgressLine what={t('typesettingWhat')} fraction={null} />
        <p className={styles.note}>{t('typesettingNote')}</p>
      </div>
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
