import { PDFDocument } from 'pdf-lib';
import type { Command } from '#shared/domain/command.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { DossierId, VoteId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { minutesDocument } from '#shared/documents/minutes/minutes-document.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { panelOpinionDocument } from '#shared/documents/panel-opinion.ts';
import { responseTableDocument } from '#shared/documents/response-table.ts';
import { unreachable } from '#shared/lib/assert.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { Typesetter } from '../documents/typesetter.ts';
import type { Files } from '../files/files.ts';
import type { HubIdentity } from '../signing/hub-identity.ts';
import { sealPdf } from '../signing/seal-pdf.ts';
import { signStatement } from '../signing/statement.ts';
import type { Duty } from './duties.ts';
import { opinionFacts } from './opinion-facts.ts';
import { responseFacts } from './response-facts.ts';

export interface DutyPorts {
  readonly typesetter: Typesetter;
  readonly files: Files;
  readonly identity: HubIdentity;
  readonly clock: Clock;
  readonly publicUrl: () => string;
  readonly ballotBox: (dossierId: DossierId, voteId: VoteId) => Promise<readonly number[]>;
}

/** Does the work of one duty and answers with the command that records it; null when there is nothing to do. */
export async function performDuty(
  ports: DutyPorts,
  dossierId: DossierId,
  state: DossierState,
  duty: Duty,
): Promise<Command | null> {
  switch (duty.kind) {
    case 'typesetOpinion':
      return typesetOpinion(ports, state, duty);
    case 'sealOpinion':
      return sealOpinion(ports, state, duty);
    case 'stateDeliberation':
      return stateDeliberation(ports, dossierId, state, duty);
    case 'tallyVote':
      return tallyVote(ports, dossierId, state, duty);
    case 'typesetMinutes':
      return typesetMinutes(ports, state, duty);
    case 'typesetResponse':
      return typesetResponse(ports, state, duty);
    default:
      return unreachable(duty);
  }
}

type DutyOf<K extends Duty['kind']> = Extract<Duty, { kind: K }>;

async function typesetOpinion(
  ports: DutyPorts,
  state: DossierState,
  { itemId, revision }: DutyOf<'typesetOpinion'>,
): Promise<Command | null> {
  const facts = opinionFacts(state, itemId, verifyUrlOf(ports), null);
  if (!facts) return null;
  const pdf = await ports.typesetter.panelOpinion(panelOpinionDocument(facts));
  const file = await store(ports, pdf, `专家组评审意见 ${facts.docId}.pdf`);
  return { type: 'opinion.attachDocument', itemId, revision, file };
}

async function sealOpinion(
  ports: DutyPorts,
  state: DossierState,
  { itemId, revision }: DutyOf<'sealOpinion'>,
): Promise<Command | null> {
  const sealedAtMs = ports.clock.nowMs();
  const facts = opinionFacts(state, itemId, verifyUrlOf(ports), { sealedAtMs });
  if (!facts) return null;
  const pdf = await ports.typesetter.panelOpinion(panelOpinionDocument(facts));
  const sealed = await sealPdf(pdf, ports.identity, { reason: '专家组评审意见封存', signedAt: sealedAtMs });
  const file = await store(ports, sealed, `专家组评审意见 ${facts.docId}（签署版）.pdf`);
  return { type: 'opinion.attachSealed', itemId, revision, file };
}

/** The statement is the canonical JSON itself, so that its signature can be checked with common tools (R4). */
async function stateDeliberation(
  { identity }: DutyPorts,
  dossierId: DossierId,
  state: DossierState,
  { meetingId, beganAt }: DutyOf<'stateDeliberation'>,
): Promise<Command | null> {
  const meeting = state.parties.meetings[meetingId];
  const endedAt = meeting?.deliberations.find((entry) => entry.beganAt === beganAt)?.endedAt;
  if (endedAt === undefined || endedAt === null) return null;
  const statement = canonicalJson({ dossierId, meetingId, beganAt, endedAt });
  const signature = await signStatement(identity, Buffer.from(statement, 'utf8'));
  return {
    type: 'meeting.attachStatement',
    meetingId,
    beganAt,
    endedAt,
    statement,
    signature,
    certificateSha256: identity.fingerprint,
  };
}

/** Nobody votes once a vote is closed, so what is in the box now is all there will be. */
async function tallyVote(
  { ballotBox }: DutyPorts,
  dossierId: DossierId,
  state: DossierState,
  { voteId }: DutyOf<'tallyVote'>,
): Promise<Command | null> {
  const vote = state.panel.votes[voteId];
  if (!vote) return null;
  if (vote.secrecy === 'named') return { type: 'vote.tally', voteId, box: null };
  const counts = await ballotBox(dossierId, voteId);
  return { type: 'vote.tally', voteId, box: vote.options.map((_, index) => counts[index] ?? 0) };
}

/** Set and sealed in one: minutes are the bureau's own, and nobody else signs them (MI3). */
async function typesetMinutes(
  ports: DutyPorts,
  state: DossierState,
  { meetingId, edition }: DutyOf<'typesetMinutes'>,
): Promise<Command | null> {
  const minutes = (state.bureau.minutes[meetingId] ?? []).find((entry) => entry.edition === edition);
  const meeting = state.parties.meetings[meetingId];
  if (!minutes || !meeting) return null;
  const { docId, reason, sections, issuedAt, issuedBy } = minutes;
  const document = minutesDocument({
    docId,
    edition,
    reason,
    sections,
    meetingTitle: meeting.title,
    hostUnit: state.parties.dossier?.hostUnit ?? '',
    issuedBy: (issuedBy && findMember(state, issuedBy)?.name) ?? '',
    issuedAtMs: issuedAt,
    verifyUrl: verifyUrlOf(ports)(docId),
  });
  const pdf = await ports.typesetter.minutes(document);
  const sealed = await sealPdf(pdf, ports.identity, { reason: '会议纪要签发', signedAt: issuedAt });
  const file = await store(ports, sealed, `会议纪要 ${docId}.pdf`);
  return { type: 'minutes.attachDocument', meetingId, edition, file };
}

async function typesetResponse(
  ports: DutyPorts,
  state: DossierState,
  { itemId }: DutyOf<'typesetResponse'>,
): Promise<Command | null> {
  const facts = responseFacts(state, itemId, verifyUrlOf(ports));
  if (!facts) return null;
  const pdf = await ports.typesetter.responseTable(responseTableDocument(facts));
  const file = await store(ports, pdf, `修改说明 ${facts.docId}.pdf`);
  return { type: 'final.attachResponseTable', itemId, file };
}

async function store({ files }: DutyPorts, pdf: Uint8Array, name: string): Promise<FileRef> {
  // Our own file, so it may be parsed in this process.
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return files.putDocument(pdf, name, document.getPageCount());
}

function verifyUrlOf({ publicUrl }: DutyPorts): (docId: string) => string {
  return (docId) => `${publicUrl()}/verify/${encodeURIComponent(docId)}`;
}
