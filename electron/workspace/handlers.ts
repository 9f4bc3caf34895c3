import { dossierIdSchema } from '#shared/domain/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { SessionAnswer } from '#shared/protocol/http.ts';
import type { ipcContract, IpcMethod, IpcResponse } from '#shared/protocol/ipc/contract.ts';
import type { z } from 'zod';
import { createAccountHandlers } from './account-handlers.ts';
import type { Uploads } from './files/uploads.ts';
import type { Settings } from './store/settings.ts';
import type { Workspace } from './workspace.ts';

/** One function for each method of the contract, on parsed requests. */
export type Handlers = {
  readonly [M in IpcMethod]: (
    request: z.output<(typeof ipcContract)[M]['request']>,
  ) => Promise<IpcResponse<M>> | IpcResponse<M>;
};

const SIGNED_OUT: Fault = { code: 'unauthenticated', message: 'not signed in', retry: 'afterUserAction' };

export function createHandlers(workspace: Workspace, settings: Settings, uploads: Uploads): Handlers {
  const signedIn = (answer: Result<SessionAnswer, Fault>): Result<true, Fault> => {
    if (!answer.ok) return answer;
    workspace.signIn(answer.value);
    return ok(true);
  };
  const api = () => workspace.api();
  const dossiers = () => workspace.current?.dossiers;
  const texts = () => workspace.current?.texts;
  return {
    'app.status': () => ({
      session: workspace.session,
      link: workspace.link,
      preferences: settings.preferences,
    }),
    'hub.startEmbedded': () => workspace.startEmbedded(),
    'hub.use': ({ url }) => workspace.use(url),
    'hub.forget': async () => {
      if (!workspace.current) await workspace.forget();
      return {};
    },
    'auth.setup': async (request) => signedIn((await api()?.setup(request)) ?? noHub()),
    'auth.login': async (request) => signedIn((await api()?.login(request)) ?? noHub()),
    'auth.logout': async () => {
      await workspace.logout();
      return {};
    },
    'invitation.redeem': async (request) => {
      const redeemed = (await api()?.redeem(request)) ?? noHub();
      if (!redeemed.ok) return redeemed;
      const { dossierId, memberId, ...session } = redeemed.value;
      workspace.signIn(session);
      workspace.current?.seats.remember(dossierId, memberId);
      return ok({ dossierId: dossierIdSchema.parse(dossierId) });
    },
    'invitation.create': async ({ dossierId, memberId }) =>
      (await workspace.current?.api.invite(dossierId, memberId)) ?? err(SIGNED_OUT),
    ...createAccountHandlers(workspace, SIGNED_OUT),
    'letters.read': async ({ dossierId, meetingId }) =>
      (await workspace.current?.api.letters.read(dossierId, meetingId)) ?? err(SIGNED_OUT),
    'letters.send': async ({ dossierId, meetingId, letters }) =>
      (await workspace.current?.api.letters.send(dossierId, meetingId, letters)) ?? err(SIGNED_OUT),
    'letters.setContact': async ({ dossierId, contact }) =>
      (await workspace.current?.api.letters.setContact(dossierId, contact)) ?? err(SIGNED_OUT),
    'rehearsal.current': async ({ dossierId, meetingId }) =>
      (await workspace.current?.api.rehearsals.current(dossierId, meetingId)) ?? err(SIGNED_OUT),
    'rehearsal.begin': async ({ dossierId, meetingId }) => {
      const begun = (await workspace.current?.api.rehearsals.begin(dossierId, meetingId)) ?? err(SIGNED_OUT);
      const practice = begun.ok ? begun.value.rehearsal : null;
      if (practice) workspace.current?.seats.remember(practice.dossierId, practice.memberId);
      return begun;
    },
    'code.peek': async ({ code }) => (await api()?.peekCode(code)) ?? noHub(),
    'accountCode.redeem': async (request) => signedIn((await api()?.accounts.redeemCode(request)) ?? noHub()),
    'list.page': (request) =>
      workspace.current ? ok(workspace.current.rows.page(request)) : err(SIGNED_OUT),
    'dossier.create': ({ dossierId, command }) =>
      command.type === 'dossier.create'
        ? workspace.createDossier(dossierId, command)
        : err({ code: 'badRequest', message: 'a dossier begins with dossier.create', retry: 'never' }),
    'dossier.open': ({ dossierId }) => dossiers()?.open(dossierId) ?? err(SIGNED_OUT),
    'dossier.close': ({ dossierId }) => {
      dossiers()?.close(dossierId);
      return {};
    },
    'dossier.submit': ({ dossierId, commandId, command }) =>
      dossiers()?.submit(dossierId, commandId, command) ?? err({ code: 'actor.notAMember' }),
    'dossier.history': ({ dossierId, ledgerId, afterSeq, limit }) => {
      const page = dossiers()?.history(dossierId, ledgerId, afterSeq, limit) ?? err(SIGNED_OUT);
      return page.ok ? ok({ ...page.value, events: [...page.value.events] }) : page;
    },
    'dossier.discardDraft': ({ dossierId, commandId }) => {
      dossiers()?.discardDraft(dossierId, commandId);
      return {};
    },
    'dossier.setPresence': (request) => {
      dossiers()?.setPresence(request);
      return {};
    },
    'dossier.sharePage': (request) => {
      dossiers()?.sharePage(request);
      return {};
    },
    'dossier.handPage': (request) => {
      dossiers()?.handPage(request);
      return {};
    },
    'draft.join': async (request) =>
      (await dossiers()?.through((socket) => socket.joinDraft(request))) ?? err(SIGNED_OUT),
    'draft.push': async (request) =>
      (await dossiers()?.through((socket) => socket.pushDraft(request))) ?? err(SIGNED_OUT),
    'draft.caret': (request) => {
      dossiers()?.caret(request);
      return {};
    },
    'media.join': async (request) =>
      (await dossiers()?.through((socket) => socket.joinMedia(request))) ?? err(SIGNED_OUT),
    'media.senders': async (request) =>
      (await dossiers()?.through((socket) => socket.setSenders(request))) ?? err(SIGNED_OUT),
    'media.signal': async (request) =>
      (await dossiers()?.through((socket) => socket.signalMedia(request))) ?? err(SIGNED_OUT),
    'media.mute': async (request) =>
      (await dossiers()?.through((socket) => socket.muteMedia(request))) ?? err(SIGNED_OUT),
    'media.spotlight': async (request) =>
      (await dossiers()?.through((socket) => socket.spotlightMedia(request))) ?? err(SIGNED_OUT),
    'media.wanted': async (request) =>
      (await dossiers()?.through((socket) => socket.wantPictures(request))) ?? err(SIGNED_OUT),
    'link.probe': async ({ bytes }) =>
      (await dossiers()?.through((socket) => socket.probe(bytes))) ?? err(SIGNED_OUT),
    'media.leave': (request) => {
      dossiers()?.leaveMedia(request);
      return {};
    },
    'room.rights': ({ dossierId }) => dossiers()?.roomRights(dossierId) ?? { camera: false, screen: false },
    // The choice is main's; asked of this process there is none.
    'screen.pick': () => ({}),
    'dossier.shareReading': (request) => dossiers()?.shareReading(request) ?? err(SIGNED_OUT),
    'dossier.markSeen': (request) => {
      dossiers()?.markSeen(request);
      return {};
    },
    'file.upload': async (request) => {
      const session = workspace.current;
      if (!session) return { status: 'failed', fault: SIGNED_OUT };
      const { hubUrl, answer, api: sessionApi } = session;
      return uploads.upload({ hubUrl, token: answer.token, api: sessionApi }, request);
    },
    'file.cancelUpload': ({ uploadId }) => {
      uploads.cancel(uploadId);
      return {};
    },
    'file.ensure': ({ dossierId, sha256, stretch }) =>
      workspace.current?.ensureFile(dossierId, sha256, stretch) ?? err(SIGNED_OUT),
    'file.pageDirectory': ({ dossierId, sha256 }) =>
      workspace.current?.pageDirectory(dossierId, sha256) ?? err(SIGNED_OUT),
    // The dialog and the copy are main's; asked of this process it is a mistake.
    'file.save': () => err({ code: 'badRequest', message: 'saving is for main', retry: 'never' }),
    'file.choosePlace': () => ({ ticket: null }),
    'texts.state': ({ dossierId }) => readable(texts()?.state(dossierId)),
    'texts.put': (request) => readable(texts()?.put(request)),
    'texts.find': ({ dossierId, query }) => readable(texts()?.find(dossierId, query)),
    'picture.keep': async ({ bytes }) => (await workspace.current?.keepPicture(bytes)) ?? err(SIGNED_OUT),
    'recording.append': async ({ recordingId, bytes }) =>
      (await workspace.current?.appendRecording(recordingId, bytes)) ?? err(SIGNED_OUT),
    'recording.size': async ({ recordingId }) =>
      workspace.current
        ? ok({ sizeBytes: await workspace.current.recordings.size(recordingId) })
        : err(SIGNED_OUT),
    'recording.send': async ({ recordingId, dossierId, name }) =>
      (await workspace.current?.sendRecording(recordingId, dossierId, name)) ?? err(SIGNED_OUT),
    'recording.drop': async ({ recordingId }) => {
      await workspace.current?.recordings.drop(recordingId);
      return {};
    },
    'scratch.load': ({ key }) => ({ text: settings.loadScratch(workspace.ownerKey, key) }),
    'scratch.save': ({ key, text }) => {
      settings.saveScratch(workspace.ownerKey, key, text);
      return {};
    },
    'preferences.save': (request) => {
      settings.preferences = request;
      return {};
    },
  };
}

/** Undefined where nobody is signed in; null for what is not there, or not theirs to read. */
function readable<T>(answer: T | null | undefined): Result<T, Fault> {
  if (answer === undefined) return err(SIGNED_OUT);
  return answer === null ? err({ code: 'notFound', message: 'no such texts', retry: 'never' }) : ok(answer);
}

function noHub(): { readonly ok: false; readonly error: Fault } {
  return err(unavailable('no hub is chosen'));
}
