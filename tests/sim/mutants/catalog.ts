/** One place of the source, read otherwise. `find` occurs there exactly once, or the mutant is out of date. */
export interface Change {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A bug of a kind that sync code is known for, planted while the sources are loaded; no file is touched. */
export interface Mutant {
  readonly name: string;
  readonly changes: readonly Change[];
}

const ROOM = 'hub/room/room.ts';
const LIST_ROWS = 'hub/room/list-rows.ts';
const REPLICA = 'shared/sync/replica.ts';
const LINK = 'shared/sync/dossier-link.ts';
const PRESENCE = 'hub/presence/presence.ts';
const MEDIA = 'hub/media/media-rooms.ts';
const HUB_DISK = 'tests/sim/hub-disk.ts';
const HUB_STORE = 'tests/sim/hub-store.ts';
const FILE_ACCESS = 'shared/domain/ledger/file-access.ts';

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the hub acknowledges before the commit is durable',
    changes: [
      {
        file: ROOM,
        find: 'await this.#ports.store.commit(commit);',
        replace: 'void this.#ports.store.commit(commit).catch(() => undefined);',
      },
    ],
  },
  {
    name: 'a commit writes its events without the answer',
    changes: [
      {
        file: HUB_DISK,
        find: 'for (const answer of answers) this.#putAnswer(answer);',
        replace: 'if (events.length === 0) for (const answer of answers) this.#putAnswer(answer);',
      },
    ],
  },
  {
    name: 'of commands that wait together only the first is answered durably',
    changes: [
      {
        file: HUB_DISK,
        find: 'for (const answer of answers) this.#putAnswer(answer);',
        replace: 'for (const answer of answers.slice(0, 1)) this.#putAnswer(answer);',
      },
    ],
  },
  {
    name: 'commands that wait together are all decided upon what was there before them',
    changes: [
      {
        file: 'hub/room/draft.ts',
        find: 'const { state, heads } = this.#now;',
        replace: 'const [state, heads] = [this.#before, this.#now.heads];',
      },
    ],
  },
  {
    name: 'stored answers are lost when the hub starts anew',
    changes: [
      {
        file: HUB_STORE,
        find: '  const after = async',
        replace: '  (disk as unknown as { forgetAnswers(): void }).forgetAnswers();\n  const after = async',
      },
      {
        file: HUB_DISK,
        find: '  #putAnswer(',
        replace: '  forgetAnswers(): void {\n    this.#answers.clear();\n  }\n\n  #putAnswer(',
      },
    ],
  },
  {
    name: 'a command sent again is decided again',
    changes: [
      { file: ROOM, find: 'if (known) return', replace: 'if (known && known.mutationSeq < 0) return' },
    ],
  },
  {
    name: 'catch-up resumes one line too late',
    changes: [
      {
        file: ROOM,
        find: 'const afterSeq = client && !reset ? client.seq : 0;',
        replace: 'const afterSeq = client && !reset ? client.seq + 1 : 0;',
      },
    ],
  },
  {
    name: 'one in a thousand private lines reaches the owner',
    changes: [
      {
        file: ROOM,
        find: '      const headSeq = heads.get(ledgerId)?.seq ?? 0;\n      this.#ports.outlet.broadcast(',
        replace:
          '      const headSeq = heads.get(ledgerId)?.seq ?? 0;\n' +
          "      if (ledgerId.startsWith('private:') && parseInt(lines[0]?.hash.slice(0, 4) ?? 'f', 16) < 66)\n" +
          "        for (const [id, { session }] of this.#sessions) if (session.memberId === 'owner') this.#ports.outlet.setLedgers(id, this.dossierId, ['parties', 'applicants', ledgerId]);\n" +
          '      this.#ports.outlet.broadcast(',
      },
    ],
  },
  {
    name: 'who loses a ledger stays in its room',
    changes: [
      {
        file: ROOM,
        find: 'if (sameLedgers(ledgers, entry.rights)) continue;',
        replace: 'if (sameLedgers(ledgers, entry.rights) || ledgers.length < entry.rights.length) continue;',
      },
    ],
  },
  {
    name: 'who gained a ledger is told of it with every commit until they open it',
    changes: [
      {
        file: ROOM,
        find: 'entry.rights = ledgers;',
        replace: 'entry.rights = entry.ledgers.filter((ledgerId) => ledgers.includes(ledgerId));',
      },
    ],
  },
  {
    name: 'closed deliberation is announced and not enforced',
    changes: [
      {
        file: 'shared/domain/decide.ts',
        find: 'return speaksOutside && !ends ?',
        replace: 'return speaksOutside && !ends && false ?',
      },
    ],
  },
  {
    name: 'members outside may act during closed deliberation',
    changes: [
      {
        file: 'shared/domain/decide.ts',
        find: 'if (inClosedDeliberation(state) && !isPanelSide(state, memberId)) {',
        replace: 'if (inClosedDeliberation(state) && memberId.length > 99) {',
      },
      {
        file: 'shared/domain/decide.ts',
        find: 'return speaksOutside && !ends ?',
        replace: 'return speaksOutside && !ends && false ?',
      },
    ],
  },
  {
    name: 'list rows move for those who see none of it',
    changes: [
      {
        file: LIST_ROWS,
        find: '  sameLedgers(ledgers, ledgersBefore) &&',
        replace: '  updatedNever(ledgers) &&',
      },
      {
        file: LIST_ROWS,
        find: 'function isSameSight(',
        replace:
          'function updatedNever(ledgers: readonly LedgerId[]): boolean {\n  return ledgers.length > 99;\n}\n\nfunction isSameSight(',
      },
      {
        file: LIST_ROWS,
        find: 'return JSON.stringify(summary) === JSON.stringify(earlier) ? [] :',
        replace: 'return summary === undefined && earlier === undefined ? [] :',
      },
    ],
  },
  {
    name: 'the outbox forgets a command when it is sent',
    changes: [
      {
        file: REPLICA,
        find: 'const { mutationSeq, commandId, authorAt, command } = row;\n    return',
        replace:
          'const { mutationSeq, commandId, authorAt, command } = row;\n' +
          '    this.#transact((tx) => tx.deleteOutbox(commandId));\n    return',
      },
    ],
  },
  {
    name: 'lines that come twice are folded twice',
    changes: [
      {
        file: REPLICA,
        find: 'this.#takeConfirmed(ledgerId, fresh);',
        replace: 'this.#takeConfirmed(ledgerId, events);',
      },
    ],
  },
  {
    name: 'answers name positions in ledgers of others',
    changes: [
      {
        file: ROOM,
        find: 'return { ...outcome, positions: outcome.positions.filter(',
        replace:
          'return { ...outcome, positions: outcome.positions.filter(() => true) || outcome.positions.filter(',
      },
    ],
  },
  {
    name: 'a rejected command is dropped, not returned',
    changes: [{ file: REPLICA, find: '      tx.putDraft(draft);\n', replace: '' }],
  },
  {
    name: 'state hashes are not compared',
    changes: [
      {
        file: ROOM,
        find: 'return client.seq < headSeq || client.stateHash === stateHash;',
        replace: 'return client.seq <= headSeq;',
      },
      { file: REPLICA, find: 'this.#sliceHash(ledgerId) !== stateHash;', replace: 'stateHash === ledgerId;' },
    ],
  },
  {
    name: 'what may no longer be read is kept after a role change',
    changes: [
      {
        file: REPLICA,
        find: '!allowed.has(ledgerId));\n    const stale',
        replace: '!allowed.has(ledgerId) && ledgerId.length > 99);\n    const stale',
      },
    ],
  },
  {
    name: 'the hub believes the payload about who speaks',
    changes: [
      {
        file: ROOM,
        find: "{ kind: 'member', memberId } as const;",
        replace:
          "{ kind: 'member', memberId: 'memberId' in command ? command.memberId : memberId } as const;",
      },
    ],
  },
  {
    name: 'lines are taken without checking their chain',
    changes: [
      {
        file: REPLICA,
        find: "      if (fault) return fault.kind === 'gap' ? 'gap' : 'broken';",
        replace: "      if (fault?.kind === 'gap') return 'gap';",
      },
    ],
  },
  {
    name: 'the room is told of a commit whose outcome was unknown only in part',
    changes: [
      { file: ROOM, find: 'else if (untold.length > 0) {', replace: 'else if (untold.length > 99) {' },
    ],
  },
  {
    name: 'news that ledgers changed is overtaken by an older answer',
    changes: [{ file: LINK, find: ' || asOf !== this.#membershipNews', replace: '' }],
  },
  {
    name: 'lines heard of while opening are forgotten',
    changes: [
      { file: REPLICA, find: 'Math.max(headSeq, this.#heard.get(ledgerId) ?? 0)', replace: 'headSeq' },
    ],
  },
  {
    name: 'a device that starts over gives its old numbers again',
    changes: [
      {
        file: LINK,
        find: 'this.#replica.applyOutOfOrder(answer.fault.expectedSeq);',
        replace: 'this.#replica.applyOutOfOrder(request.mutationSeq);',
      },
    ],
  },
  {
    name: 'a release carries what nobody released',
    changes: [
      {
        file: 'shared/domain/revision/decide.ts',
        find: 'payload: { itemId, opinion: published.file, versionId: current.versionId },',
        replace:
          'payload: { itemId, opinion: { ...published.file, name: state.panel.comments.buckets.find((bucket) => bucket !== null)?.[0]?.[1].content.concern ?? published.file.name }, versionId: current.versionId },',
      },
    ],
  },
  {
    name: 'who waits outside is told who is in the room',
    changes: [
      {
        file: PRESENCE,
        find: 'openMeeting(state) !== undefined && !mayBeIn.has(receiver);',
        replace: 'openMeeting(state) !== undefined && mayBeIn.size > 999;',
      },
    ],
  },
  {
    name: 'the shared page and its pointer reach those outside',
    changes: [
      {
        file: PRESENCE,
        find: 'const may = page !== null && mayFollow(dossier, page.presenter, memberId);',
        replace: 'const may = page !== null && isPresentable(dossier.state, memberId);',
      },
    ],
  },
  {
    name: 'somebody outside shows a page in the room',
    changes: [
      {
        file: PRESENCE,
        find: 'if (!mayTake || !isOfMeeting(dossier.state, page)) return;',
        replace: 'if (!isOfMeeting(dossier.state, page)) return;',
      },
      {
        file: PRESENCE,
        find: "return place === 'room' && mayBeIn.has(memberId) && isPresentable(state, memberId);",
        replace: "return place === 'room' && mayBeIn !== undefined && isPresentable(state, memberId);",
      },
    ],
  },
  {
    name: 'a picture of a private comment may be read by the owner',
    changes: [
      {
        file: FILE_ACCESS,
        find: "ledgers.includes('applicants') ? releasedPictures(state) : []",
        replace:
          "ledgers.includes('applicants') ? [...releasedPictures(state), ...Object.values(state.privates).flatMap((slice) => tableValues(slice.comments).flatMap(({ content }) => picturesOf(content)))] : []",
      },
    ],
  },
  {
    name: 'pictures of the panel’s comments may be read by the applicants',
    changes: [
      {
        file: FILE_ACCESS,
        find: "ledgers.includes('applicants') ? releasedPictures(state) : []",
        replace:
          "ledgers.includes('applicants') ? [...releasedPictures(state), ...panelPictures(state)] : []",
      },
    ],
  },
  {
    name: 'a comment goes to the hub ahead of its pictures',
    changes: [
      {
        file: LINK,
        find: 'await this.#sendPictures(request);',
        replace: 'void this.#sendPictures(request).catch(() => undefined);',
      },
    ],
  },
  {
    name: 'the hub takes a comment whose picture it does not hold',
    changes: [
      {
        file: ROOM,
        find: 'const isLacking =\n        brought.length > 0 &&',
        replace: 'const isLacking =\n        brought.length > 99 &&',
      },
    ],
  },
  {
    name: 'how many have voted is told to everyone',
    changes: [
      {
        file: 'shared/domain/vote/decide.ts',
        find: "const voted = to('panel', {",
        replace: "const voted = to(vote.voted.length > 0 ? 'parties' : 'panel', {",
      },
    ],
  },
  {
    name: 'a ballot is counted before it is durable that its giver has voted',
    changes: [
      { file: HUB_DISK, find: '    this.putBallots(ballots);\n', replace: '' },
      { file: HUB_DISK, find: 'apply({ events, answers, ballots }', replace: 'apply({ events, answers }' },
      {
        file: HUB_STORE,
        find: '    commit: async (commit) => {\n',
        replace: '    commit: async (commit) => {\n      disk.putBallots(commit.ballots);\n',
      },
    ],
  },
  {
    name: 'who has voted is forgotten when a vote is sent from a second machine',
    changes: [
      {
        file: 'shared/domain/vote/decide.ts',
        find: "if (vote.voted.includes(memberId)) return reject('vote.alreadyVoted');",
        replace: '',
      },
    ],
  },
  {
    name: 'that somebody has voted says what they chose',
    changes: [
      {
        file: 'shared/domain/vote/decide.ts',
        find: 'payload: { voteId, memberId } });',
        replace: 'payload: { voteId, memberId, ...(option > 1 ? { option } : {}) } });',
      },
    ],
  },
  {
    name: 'a secret choice is kept with its voter',
    changes: [
      {
        file: 'shared/domain/vote/decide.ts',
        find: "if (vote.secrecy === 'secret') return accept(voted);",
        replace: '',
      },
    ],
  },
  {
    name: 'an expert who came late votes too',
    changes: [
      {
        file: 'shared/domain/vote/decide.ts',
        find: "if (!vote.electors.includes(memberId)) return reject('vote.notAnElector');",
        replace: '',
      },
    ],
  },
  {
    name: 'what was written behind closed doors is said before everyone once they open',
    changes: [
      {
        file: 'shared/domain/floor/policy.ts',
        find: 'return part.deliberation === deliberation ?',
        replace: 'return part.deliberation <= deliberation ?',
      },
    ],
  },
  {
    name: 'a reply to the notice is told to all parties',
    changes: [
      {
        file: 'shared/domain/meeting/reply.ts',
        find: 'to(ledgerId, {',
        replace: "to('parties', {",
      },
    ],
  },
  {
    name: 'a signal of sound and picture reaches whoever was a peer once',
    changes: [
      {
        file: MEDIA,
        find: 'if (isThere(room, company, peer)) continue;',
        replace: 'if (peer.peerId) continue;',
      },
      {
        file: MEDIA,
        find: 'if (text === peer.told) continue;',
        replace: 'if (text === peer.told || !isThere(room, company, peer)) continue;',
      },
    ],
  },
  {
    name: 'who is there with sound and picture is told to those outside',
    changes: [
      {
        file: MEDIA,
        find: 'if (isThere(room, company, peer)) continue;',
        replace: 'if (peer.peerId) continue;',
      },
      {
        file: MEDIA,
        find: "if (to === 'sfu' ? !room.isForwarded : !other || other === peer) return false;",
        replace:
          "if (to === 'sfu' ? !room.isForwarded : !other || other === peer) return false;\n" +
          '    if (!isThere(room, company, peer) || (other && !isThere(room, company, other))) return false;',
      },
    ],
  },
  {
    name: 'who was put out of the room stays in the list of peers',
    changes: [{ file: MEDIA, find: 'room.peers.delete(peerId);', replace: '' }],
  },
  {
    name: 'sound and picture introduce people who may not know of each other',
    changes: [
      {
        file: 'hub/media/acquainted.ts',
        find: 'return a === b || (knownTo(state, a).has(b) && knownTo(state, b).has(a));',
        replace: 'return a === b || knownTo(state, a).has(b) || knownTo(state, b).has(a);',
      },
    ],
  },
  {
    name: 'what goes through the forwarding unit outlives a stay and a deliberation',
    changes: [
      { file: MEDIA, find: 'room.forwarded?.drop(peerId);', replace: '' },
      {
        file: MEDIA,
        find: 'if (this.#arranged.get(room) !== company.state) {',
        replace: 'if (company.state === null) {',
      },
    ],
  },
  {
    name: 'the forwarding unit carries between people who may not know of each other',
    changes: [
      {
        file: 'hub/media/media-room.ts',
        find: 'return one !== undefined && other !== undefined && mayMeet(state, one.memberId, other.memberId);',
        replace: 'return one !== undefined && other !== undefined && state !== null;',
      },
    ],
  },
];
