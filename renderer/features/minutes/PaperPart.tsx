import { PenLine, Undo2 } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '#shared/domain/ids.ts';
import { LONGEST_SECTION } from '#shared/domain/minutes/minutes.ts';
import { basisOf, type DraftSection } from '#shared/documents/minutes/minutes-sections.ts';
import { labelledLine, paragraphsOf } from '#shared/documents/minutes/minutes-document.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { classes } from '#renderer/ui/classes.ts';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { KeptNote } from '#renderer/writing/KeptNote.tsx';
import { useKeptText } from '#renderer/writing/use-kept-text.ts';
import styles from './MinutesPaper.module.css';

/** One part: it looks as it will be printed until it is touched; what was written over it is marked. */
export function PaperPart({
  meetingId,
  section,
}: {
  readonly meetingId: MeetingId;
  readonly section: DraftSection;
}): ReactNode {
  const { t } = useTranslation('minutes');
  const { dossierId } = useOpenDossier();
  const submit = useSubmit();
  const { key, level, heading, text, recorded, edit, isOutdated, isEditable } = section;
  const write = async (words: string | null): Promise<boolean> => {
    const command = {
      type: 'minutes.edit',
      meetingId,
      section: key,
      text: words,
      basis: basisOf(recorded),
    } as const;
    return (await submit(command)).ok;
  };
  const kept = useKeptText({
    key: `minutes/${dossierId}/${meetingId}/${key}`,
    base: text,
    send: (words) => write(words === recorded ? null : words),
  });
  const [isOpen, setIsOpen] = useState(false);
  // Words that are not in the dossier yet are not folded away.
  const isWriting = isOpen || kept.status === 'typing' || kept.status === 'refused';
  // What a page that went away left behind is given to the dossier, not left to be forgotten at the issue.
  const isLeft = !isOpen && kept.status === 'typing' && kept.theirs === null;
  const { flush } = kept;
  useEffect(() => {
    if (isLeft) void flush();
  }, [isLeft, flush]);
  const name = heading === '' ? t('head') : heading;
  const Heading = level === 1 ? 'h3' : 'h4';
  return (
    <section className={classes(styles.part, key === 'head' && styles.facts)} aria-label={name}>
      {heading !== '' && (
        <Heading className={classes(styles.heading, styles[`level${level}`])}>{heading}</Heading>
      )}
      {isEditable && !isWriting && (
        <>
          <PrintedText text={kept.value} isFacts={key === 'head'} />
          <div className={styles.tool}>
            <QuietButton
              size="small"
              icon={PenLine}
              label={t('editHint', { heading: name })}
              onClick={() => setIsOpen(true)}
            >
              {t('rewrite')}
            </QuietButton>
          </div>
        </>
      )}
      {isEditable && isWriting && (
        <>
          <textarea
            rows={2}
            autoFocus={isOpen}
            onFocus={({ target }) => {
              setIsOpen(true);
              target.setSelectionRange(target.value.length, target.value.length);
            }}
            className={styles.text}
            aria-label={t('editHint', { heading: name })}
            placeholder={t('empty')}
            maxLength={LONGEST_SECTION}
            value={kept.value}
            spellCheck={false}
            onChange={(event) => kept.input(event.target.value)}
            onBlur={() => {
              setIsOpen(false);
              void kept.flush();
            }}
          />
          <KeptNote kept={kept} />
        </>
      )}
      {edit && (
        <div className={styles.edited}>
          <span className={styles.mark}>{t('edited')}</span>
          <QuietButton size="small" icon={Undo2} onClick={() => void write(null)}>
            {t('restore')}
          </QuietButton>
        </div>
      )}
      {isOutdated && (
        <div className={styles.outdated} role="note">
          <p className={styles.outdatedTitle}>{t('outdated')}</p>
          <p>{t('recordedNow')}</p>
          <p className={styles.recorded}>{recorded === '' ? t('nothingNow') : recorded}</p>
          <div className={styles.choice}>
            <QuietButton size="small" onClick={() => void write(null)}>
              {t('takeRecord')}
            </QuietButton>
            <QuietButton size="small" onClick={() => void write(text)}>
              {t('keepMine')}
            </QuietButton>
          </div>
        </div>
      )}
    </section>
  );
}

/** As it is printed: a paragraph a line; in the head, what stands before the first colon is a label. */
function PrintedText({ text, isFacts }: { readonly text: string; readonly isFacts: boolean }): ReactNode {
  const { t } = useTranslation('minutes');
  const lines = paragraphsOf(text);
  if (lines.length === 0) return <p className={styles.none}>{t('empty')}</p>;
  if (!isFacts) {
    // Lines have no ids, and two of them may say the same.
    return lines.map((line, index) => (
      // oxlint-disable-next-line react/no-array-index-key
      <p key={index} className={styles.paragraph}>
        {line}
      </p>
    ));
  }
  return (
    <dl className={styles.labels}>
      {lines.map(labelledLine).map(({ label, value }) => (
        <div key={`${label} ${value}`} className={styles.labelled}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
