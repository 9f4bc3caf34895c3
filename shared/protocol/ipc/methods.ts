/**
 * The names of the contract's methods without its schemas, for the preload: it must start at once and needs
 * no zod. A test holds the list equal to the contract's keys.
 */
export const IPC_METHODS = [
  'app.status',
  'hub.startEmbedded',
  'hub.use',
  'hub.forget',
  'auth.setup',
  'auth.login',
  'auth.logout',
  'invitation.redeem',
  'invitation.create',
  'accounts.list',
  'accounts.invite',
  'accounts.renewInvitation',
  'accounts.withdrawInvitation',
  'accounts.setDuties',
  'accounts.setClosed',
  'accounts.endSessions',
  'accounts.resetPassword',
  'account.changePassword',
  'account.changeProfile',
  'account.sessions',
  'account.endOtherSessions',
  'letters.read',
  'letters.send',
  'letters.setContact',
  'code.peek',
  'accountCode.redeem',
  'list.page',
  'dossier.create',
  'dossier.open',
  'dossier.close',
  'dossier.submit',
  'dossier.discardDraft',
  'dossier.setPresence',
  'dossier.sharePage',
  'dossier.handPage',
  'draft.join',
  'draft.push',
  'draft.caret',
  'dossier.markSeen',
  'dossier.shareReading',
  'file.upload',
  'file.cancelUpload',
  'file.ensure',
  'file.save',
  'file.choosePlace',
  'texts.state',
  'texts.put',
  'texts.find',
  'picture.keep',
  'scratch.load',
  'scratch.save',
  'preferences.save',
] as const;

/** What a page may not ask for itself: these name paths, which only main and the preload may. */
export const METHODS_WITH_PATHS: ReadonlySet<string> = new Set(['file.upload', 'file.ensure']);

/** A page invokes a method; the preload asks for an upload with a path the system gave; main tells pages. */
export const CHANNELS = {
  invoke: 'yunping:invoke',
  upload: 'yunping:upload',
  event: 'yunping:event',
} as const;
