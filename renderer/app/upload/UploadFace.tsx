import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/ui/Notice.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { wordFault, wordReportCheck } from '#renderer/i18n/word-refusal.ts';
import { useLanguage } from '../preferences/preferences-context.ts';
import { fileSize } from './file-size.ts';
import type { UploadState } from './use-upload.ts';

/** What a running or refused upload says; nothing when idle or done. */
export function UploadFace({
  state,
  onCancel,
}: {
  readonly state: UploadState;
  readonly onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation(['upload', 'kit']);
  const language = useLanguage();
  if (state.status === 'running') {
    const { phase, doneBytes, totalBytes } = state.progress;
    return (
      <ProgressLine
        what={t(phase, { name: state.name })}
        amount={
          phase === 'checking'
            ? undefined
            : t('amount', { done: fileSize(doneBytes), total: fileSize(totalBytes) })
        }
        fraction={phase === 'checking' || totalBytes === 0 ? null : doneBytes / totalBytes}
        action={
          <QuietButton size="small" onClick={onCancel}>
            {t('kit:cancel')}
          </QuietButton>
        }
      />
    );
  }
  if (state.status === 'refused') {
    const { result } = state;
    return (
      <Notice tone="danger" title={t('refused', { name: state.name })}>
        <p>
          {result.status === 'rejected'
            ? wordReportCheck(language, result.reason)
            : wordFault(language, result.fault)}
        </p>
        <p>{t('refusedSafe')}</p>
      </Notice>
    );
  }
  if (state.status === 'accepted' && state.findings.length > 0) {
    return (
      <Notice tone="warning" title={t('findings')}>
        {state.findings.map((code) => (
          <p key={code}>{wordReportCheck(language, code)}</p>
        ))}
      </Notice>
    );
  }
  return null;
}
