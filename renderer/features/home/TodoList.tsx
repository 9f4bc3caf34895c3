import {
  ClipboardCheck,
  FileText,
  Inbox,
  PenLine,
  Send,
  UserCheck,
  Users,
  Video,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { NextStepKind } from '#shared/domain/view/next-step.ts';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SectionTitle } from '#renderer/ui/SectionTitle.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import { classes } from '#renderer/ui/classes.ts';
import { stepTarget } from '#renderer/app/dossier/step-target.ts';
import { useStepWords } from '#renderer/app/dossier/use-step-words.ts';
import { useStepDue } from '#renderer/app/use-due-words.ts';
import type { Today } from './use-today.ts';
import styles from './TodoList.module.css';

const SHOWN = 4;

const ICONS: Readonly<Partial<Record<NextStepKind, LucideIcon>>> = {
  acceptDossier: Inbox,
  uploadReport: Inbox,
  buildPanel: Users,
  confirmPanel: UserCheck,
  declareRecusal: UserCheck,
  signCommitment: PenLine,
  consentChair: UserCheck,
  scheduleMeeting: Send,
  releaseComments: Send,
  releaseOpinion: Send,
  openMeeting: Video,
  enterMeeting: Video,
  replyToMeeting: UserCheck,
  draftOpinion: PenLine,
  signOpinion: PenLine,
  chaseSignatures: PenLine,
  recheckAnswers: ClipboardCheck,
  concludeRecheck: ClipboardCheck,
};

/** 今天要办: one case a line, one act each, with its deadline. */
export function TodoList({ today, nowMs }: { readonly today: Today; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation(['home', 'common']);
  return (
    <section>
      <SectionTitle note={today.mineCount > 0 && t('common:pieces', { count: today.mineCount })}>
        {t('todo')}
      </SectionTitle>
      <Panel
        isFlush
        foot={today.mineCount > SHOWN ? t('todoMore', { count: today.mineCount - SHOWN }) : undefined}
      >
        {today.status === 'loading' && <SkeletonRows rows={3} />}
        {today.status === 'failed' && <EmptyState title={t('todayFailed')} note={t('todayFailedNote')} />}
        {today.status === 'ready' && today.mine.length === 0 && (
          <EmptyState title={t('todoNone')} note={t('todoNoneNote')} />
        )}
        <ul>
          {today.mine.slice(0, SHOWN).map((row) => (
            <TodoLine key={row.dossierId} row={row} nowMs={nowMs} />
          ))}
        </ul>
      </Panel>
    </section>
  );
}

function TodoLine({ row, nowMs }: { readonly row: DossierSummary; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation('common');
  const words = useStepWords();
  const stepDue = useStepDue();
  const { nextStep } = row;
  const item = row.items.find((entry) => entry.itemId === nextStep.itemId);
  const { todo, act, note } = words(nextStep, item?.stage);
  const due = stepDue(nextStep, nowMs);
  const Icon = ICONS[nextStep.kind] ?? FileText;
  return (
    <li className={styles.line}>
      <span className={styles.mark}>
        <Icon aria-hidden className={styles.icon} />
      </span>
      <div className={styles.words}>
        <Link to={`/dossiers/${row.dossierId}`} className={styles.title}>
          {t('titleMark', { title: row.title })}
        </Link>
        <p className={styles.note}>
          {todo}
          {note && `${t('listMark')}${note}`.replace(/^[,、]\s?/, '　')}
        </p>
      </div>
      <span className={classes(styles.due, due?.isUrgent && styles.urgent)}>{due?.text}</span>
      <span className={styles.act}>
        <SecondaryButton to={stepTarget(row.dossierId, nextStep)} isWide>
          {act}
        </SecondaryButton>
      </span>
    </li>
  );
}
