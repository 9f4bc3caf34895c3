import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingComment } from '#renderer/carry/older-comments.ts';
import type { CarriedHere } from '#renderer/carry/use-carried-comments.ts';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import type { Candidate } from '#shared/anchoring/carry/carried.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import { CandidatePictures } from './CandidatePictures.tsx';
import type { Placing, PlacingTool } from './use-placing.ts';
import styles from './WaitingComments.module.css';

/** Above the list: how many older comments have their place here, and those that wait for one. */
export function WaitingComments({
  carried,
  placing,
}: {
  readonly carried: CarriedHere;
  readonly placing: Placing;
}): ReactNode {
  const { t } = useTranslation('comments');
  const [openId, setOpenId] = useState<CommentId | null>(null);
  const { rows, waiting, state } = carried;
  if (state.status === 'idle') return null;
  const counts = { all: rows.length + waiting.length, placed: rows.length, waiting: waiting.length };
  return (
    <section className={styles.queue} aria-label={t('waiting.title')}>
      {state.status === 'working' && <ProgressLine what={t('waiting.working')} fraction={state.fraction} />}
      {state.status === 'failed' && (
        <p className={styles.failed} role="alert">
          {t('waiting.failed')}
          <QuietButton size="small" onClick={state.retry}>
            {t('waiting.retry')}
          </QuietButton>
        </p>
      )}
      {state.status !== 'working' && <p className={styles.total}>{t('waiting.total', counts)}</p>}
      {state.status !== 'working' && waiting.length > 0 && (
        <ul className={styles.rows}>
          {waiting.map((one) => (
            <Waiting
              key={one.row.id}
              one={one}
              isOpen={openId === one.row.id}
              onOpen={() => {
                placing.look(null);
                placing.stopDrawing();
                setOpenId((old) => (old === one.row.id ? null : one.row.id));
              }}
              placing={placing}
              carried={carried}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** A frame first: what waits is mostly a part of a map or a figure. */
const PLACING_TOOLS: readonly PlacingTool[] = ['rect', 'pin'];

function Waiting({
  one: { row, from, reason, candidates },
  isOpen,
  onOpen,
  placing,
  carried,
}: {
  readonly one: WaitingComment;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly placing: Placing;
  readonly carried: CarriedHere;
}): ReactNode {
  const { t } = useTranslation('comments');
  const oldFile = carried.fileOf(from.versionId);
  const [looking, setLooking] = useState<Candidate | null>(null);
  const refusal = placing.refusal(row.id);
  return (
    <li className={styles.row}>
      <button type="button" className={styles.face} aria-expanded={isOpen} onClick={onOpen}>
        <span className={styles.head}>
          <SeverityTag severity={row.severity} />
          {row.anchor.kind !== 'report' && (
            <span>{t('carried.from', { page: row.anchor.pageIndex + 1 })}</span>
          )}
          <span className={styles.reason}>{t(`waiting.reason.${reason}`)}</span>
        </span>
        <span className={styles.words}>{row.content.concern}</span>
      </button>
      {isOpen && (
        // The selection on the page must outlive the press on a button.
        <div className={styles.acts} onMouseDown={(event) => event.preventDefault()} role="presentation">
          {row.anchor.quote && <blockquote className={styles.quote}>{row.anchor.quote.exact}</blockquote>}
          {candidates.map((candidate, index) => (
            <QuietButton
              key={index}
              size="small"
              onClick={() => {
                setLooking(candidate);
                placing.look(candidate);
              }}
            >
              {t(candidate.by === 'page' ? 'waiting.candidatePage' : 'waiting.candidate', {
                no: index + 1,
                page: candidate.place.pageIndex + 1,
                percent: Math.round(candidate.score * 100),
              })}
            </QuietButton>
          ))}
          {looking && oldFile && (
            <CandidatePictures
              oldFile={oldFile}
              old={from.anchor}
              document={carried.document}
              now={looking.place}
            />
          )}
          {candidates.length > 0 && (
            <SecondaryButton
              size="small"
              blockedBy={refusal ?? (looking ? null : t('waiting.lookFirst'))}
              onClick={() => looking && placing.take(row, looking)}
            >
              {t('waiting.take')}
            </SecondaryButton>
          )}
          <SecondaryButton
            size="small"
            blockedBy={refusal ?? (placing.hasSelection ? null : t('waiting.selectFirst'))}
            onClick={() => placing.takeSelection(row)}
          >
            {t('waiting.here')}
          </SecondaryButton>
          {PLACING_TOOLS.map((tool) => (
            <SecondaryButton
              key={tool}
              size="small"
              isPressed={placing.drawing?.row.id === row.id && placing.drawing.tool === tool}
              blockedBy={refusal}
              onClick={() => placing.draw(row, tool)}
            >
              {t(`waiting.draw.${tool}`)}
            </SecondaryButton>
          ))}
          <QuietButton size="small" blockedBy={refusal} onClick={() => placing.takePage(row)}>
            {t('waiting.herePage')}
          </QuietButton>
          {!refusal && <p className={styles.hint}>{t('waiting.hint')}</p>}
        </div>
      )}
    </li>
  );
}
