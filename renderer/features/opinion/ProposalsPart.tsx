import { Check, Lightbulb, Undo2, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { opinionItemIdSchema, proposalIdSchema, type OpinionItemId } from '#shared/domain/ids.ts';
import type { OpinionDraft, Proposal } from '#shared/domain/opinion/opinion.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import trace from './TracePane.module.css';
import styles from './ProposalsPart.module.css';

/** Wordings that experts suggest for one point, or for new ones (`about` null): taken, declined, withdrawn (OP17). */
export function ProposalsPart({
  opinion,
  about,
  canEdit,
}: {
  readonly opinion: OpinionDraft;
  readonly about: OpinionItemId | null;
  readonly canEdit: boolean;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const blockedBy = useBlockedBy();
  const client = useClient();
  const { itemId } = opinion;
  const open = opinion.proposals.filter(
    (proposal) => proposal.outcome === null && proposal.opinionItemId === about,
  );
  const mayPropose =
    blockedBy({
      type: 'opinion.propose',
      itemId,
      proposalId: proposalIdSchema.parse(client.newId()),
      opinionItemId: about,
      text: '-',
    }) === null;
  if (open.length === 0 && !mayPropose) return null;
  const id = about === null ? 'proposals-new' : 'proposals-point';
  return (
    <section className={trace.part} aria-labelledby={id}>
      <h3 id={id} className={trace.heading}>
        {t(about === null ? 'proposals.forNew' : 'proposals.forPoint')}
        {open.length > 0 && <span className={trace.note}>{t('trace.count', { count: open.length })}</span>}
      </h3>
      <ul>
        {open.map((proposal) => (
          <Row key={proposal.proposalId} opinion={opinion} proposal={proposal} canEdit={canEdit} />
        ))}
      </ul>
      {mayPropose && <NewProposal opinion={opinion} about={about} />}
    </section>
  );
}

function Row({
  opinion,
  proposal,
  canEdit,
}: {
  readonly opinion: OpinionDraft;
  readonly proposal: Proposal;
  readonly canEdit: boolean;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const { memberId } = useOpenDossier();
  const person = usePerson();
  const client = useClient();
  const submit = useSubmit();
  const who = person(proposal.memberId);
  const answer = (outcome: 'taken' | 'declined' | 'withdrawn', done: string): void => {
    const { itemId } = opinion;
    const { proposalId, opinionItemId } = proposal;
    const isNew = outcome === 'taken' && opinionItemId === null;
    void submit(
      {
        type: 'opinion.answerProposal',
        itemId,
        proposalId,
        outcome,
        ...(isNew && { newItemId: opinionItemIdSchema.parse(client.newId()) }),
      },
      { done },
    );
  };
  return (
    <li className={trace.source}>
      <PersonLine memberId={proposal.memberId} name={who.name} isChair={who.isChair} />
      <p>{proposal.text}</p>
      <span className={styles.acts}>
        {canEdit && (
          <>
            <SecondaryButton size="small" icon={Check} onClick={() => answer('taken', t('proposals.taken'))}>
              {t('proposals.take')}
            </SecondaryButton>
            <QuietButton size="small" icon={X} onClick={() => answer('declined', t('proposals.declined'))}>
              {t('proposals.decline')}
            </QuietButton>
          </>
        )}
        {proposal.memberId === memberId && (
          <QuietButton
            size="small"
            icon={Undo2}
            onClick={() => answer('withdrawn', t('proposals.withdrawn'))}
          >
            {t('proposals.withdraw')}
          </QuietButton>
        )}
      </span>
    </li>
  );
}

function NewProposal({
  opinion,
  about,
}: {
  readonly opinion: OpinionDraft;
  readonly about: OpinionItemId | null;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const { dossierId } = useOpenDossier();
  const client = useClient();
  const submit = useSubmit();
  const { itemId } = opinion;
  const [text, setText] = useScratchText(`proposal/${dossierId}/${itemId}/${about ?? 'new'}`);
  const [isOpen, setIsOpen] = useState(false);
  const point = opinion.items.find(({ opinionItemId }) => opinionItemId === about);
  if (!isOpen && text === '') {
    const begin = (): void => {
      setIsOpen(true);
      if (point) setText(point.text);
    };
    return (
      <QuietButton size="small" icon={Lightbulb} onClick={begin}>
        {t('proposals.propose')}
      </QuietButton>
    );
  }
  const send = async (): Promise<void> => {
    const sent = await submit(
      {
        type: 'opinion.propose',
        itemId,
        proposalId: proposalIdSchema.parse(client.newId()),
        opinionItemId: about,
        text: text.trim(),
      },
      { done: t('proposals.sent') },
    );
    if (!sent.ok) return;
    setText('');
    setIsOpen(false);
  };
  const isUnchanged = text.trim() === '' || text.trim() === point?.text;
  return (
    <div className={styles.form}>
      <textarea
        className={styles.text}
        aria-label={t('proposals.text')}
        rows={3}
        value={text}
        autoFocus={isOpen}
        onChange={(event) => setText(event.target.value)}
      />
      <span className={styles.acts}>
        <SecondaryButton
          size="small"
          blockedBy={isUnchanged ? t('proposals.unchanged') : null}
          onClick={() => void send()}
        >
          {t('proposals.send')}
        </SecondaryButton>
        <QuietButton
          size="small"
          onClick={() => {
            setText('');
            setIsOpen(false);
          }}
        >
          {t('proposals.cancel')}
        </QuietButton>
      </span>
    </div>
  );
}
