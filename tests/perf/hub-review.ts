import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import type { Command } from '#shared/domain/command.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { hubProcess, type HubProcess } from '#tools/demo/hub-process.ts';
import { newId, Participant } from '#tools/demo/participant.ts';
import { CLERK, createCommand, DOSSIER, expertId, prepareReview } from './prepared-review.ts';

export const PASSWORD = newId();

/** A hub in a process of its own, with one review at the pre-review; everyone came in through the real interface. */
export interface HubReview {
  readonly hub: HubProcess;
  readonly dataDir: string;
  readonly clerk: Participant;
  /** Connected, with the dossier open, in the order of their ids. */
  readonly experts: readonly Participant[];
  readonly report: FileRef;
  /** Everyone leaves and the hub's process ends; its data stays until `close`. */
  stopHub(): Promise<void>;
  close(): Promise<void>;
}

export interface HubReviewOptions {
  readonly experts: number;
  /** The report's file; a small one is made where none is given. */
  readonly reportFile?: string;
  /** Where there are several, everyone has a seat in each. */
  readonly dossierIds?: readonly DossierId[];
}

export async function hubReview({
  experts: count,
  reportFile,
  dossierIds = [DOSSIER],
}: HubReviewOptions): Promise<HubReview> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'yunping-bench-hub-'));
  const hub = await hubProcess(dataDir);
  const clerk = new Participant(hub.url);
  const people = new Map<MemberId, Participant>([[CLERK, clerk]]);
  const personOf = (memberId: MemberId): Participant => {
    const person = people.get(memberId);
    if (!person) throw new Error(`${memberId} has not joined`);
    return person;
  };
  const stopHub = async (): Promise<void> => {
    for (const person of people.values()) person.leave();
    await hub.stop();
  };
  const close = async (): Promise<void> => {
    await stopHub();
    await rm(dataDir, { recursive: true, force: true });
  };
  let report: FileRef | null = null;
  try {
    const code = hub.setupCode ?? '';
    const setup = await clerk.api.setup({
      code,
      login: 'clerk',
      name: '许青',
      unit: '审批局',
      password: PASSWORD,
    });
    if (!setup.ok) throw new Error(`set-up refused: ${setup.error.code}`);
    await clerk.enter(setup.value);
    const file = reportFile ?? (await smallReport(dataDir));
    for (const dossierId of dossierIds) {
      await clerk.reserveAndCreate(dossierId, createCommand());
      await prepareReview(
        {
          act: (memberId: MemberId, command: Command) =>
            submitPatiently(personOf(memberId), dossierId, command),
          join: async (memberId) =>
            void people.set(memberId, await join(hub.url, clerk, dossierId, memberId, people.get(memberId))),
          report: async () => (report = await clerk.upload(dossierId, file, '报告.pdf')),
        },
        count,
      );
    }
  } catch (error) {
    await close();
    throw error;
  }
  if (!report) throw new Error('a prepared review has a report');
  const experts = Array.from({ length: count }, (_, index) => personOf(expertId(index)));
  return { hub, dataDir, clerk, experts, report, stopHub, close };
}

/** What others have just done may be on its way here still; the replica then refuses at once. */
async function submitPatiently(person: Participant, dossierId: DossierId, command: Command): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await person.submit(dossierId, command);
      return;
    } catch (error) {
      if (tries >= 40) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

/** With an account of their own, which takes their seat in every further dossier too. */
async function join(
  hubUrl: string,
  clerk: Participant,
  dossierId: DossierId,
  memberId: MemberId,
  known: Participant | undefined,
): Promise<Participant> {
  const invitation = await clerk.api.invite(dossierId, memberId);
  if (!invitation.ok) throw new Error(`no invitation: ${invitation.error.code}`);
  const person = known ?? new Participant(hubUrl);
  const { code } = invitation.value;
  const redeemed = await person.api.redeem(known ? { code } : { code, login: memberId, password: PASSWORD });
  if (!redeemed.ok) throw new Error(`invitation refused: ${redeemed.error.code}`);
  if (!known) await person.enter(redeemed.value);
  await person.open(dossierId);
  return person;
}

async function smallReport(dir: string): Promise<string> {
  const document = await PDFDocument.create();
  for (let page = 0; page < 3; page++) document.addPage([595, 842]);
  const file = path.join(dir, 'report.pdf');
  await writeFile(file, await document.save());
  return file;
}
