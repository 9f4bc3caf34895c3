/** The commit does not follow what is stored; nothing was changed. Another writer was here, or a bug was. */
export class CommitConflict extends Error {
  override name = 'CommitConflict';
  readonly about: 'head' | 'answer';

  constructor(about: CommitConflict['about']) {
    super(about === 'head' ? 'an event does not follow the head of its ledger' : 'the answer exists already');
    this.about = about;
  }
}
