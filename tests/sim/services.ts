import type { Command } from '#shared/domain/command.ts';
import { voteIdSchema, type MeetingId, type MemberId, type VoteId } from '#shared/domain/ids.ts';
import { allMembers } from '#shared/domain/ledger/access.ts';
import { inClosedDeliberation } from '#shared/domain/meeting/meeting.ts';
import { missingSigners } from '#shared/domain/opinion/decide.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { fileNamed, settleText } from '#shared/testing/commands.ts';
import { beginRehearsal } from '#shared/testing/rehearsal.ts';

/** What the hub's own services have to do in this state, as far as the rules let them now. */
export function dueServices(
  state: DossierState,
  ballotBox: (voteId: VoteId) => readonly number[],
): readonly Command[] {
  const isClosed = inClosedDeliberation(state);
  // Nothing of a rehearsal is sealed or stated.
  const { rehearsal } = state.parties.dossier ?? {};
  if (rehearsal) return rehearsal.endedAt === null ? [...typing(state), ...tallies(state, ballotBox)] : [];
  return [
    ...opinions(state),
    ...typing(state),
    ...tallies(state, ballotBox),
    ...(isClosed ? [] : [...minutes(state), ...statements(state), ...tables(state), ...arrivals(state)]),
  ];
}

function opinions(state: DossierState): readonly Command[] {
  return Object.values(state.panel.opinions).flatMap(
    ({ itemId, status, revision, signatures }): Command[] => {
      if (status === 'frozen') {
        return [
          {
            type: 'opinion.attachDocument',
            itemId,
            revision,
            file: fileNamed(`document-${itemId}-${revision}`),
          },
        ];
      }
      const isComplete =
        status === 'signing' && signatures.length > 0 && missingSigners(state, itemId).length === 0;
      return isComplete
        ? [
            {
              type: 'opinion.attachSealed',
              itemId,
              revision,
              file: fileNamed(`sealed-${itemId}-${revision}`),
            },
          ]
        : [];
    },
  );
}

/** Where the panel types together each text gets one stroke more, once: what was said before stays in it. */
function typing(state: DossierState): readonly Command[] {
  return Object.values(state.panel.opinions)
    .filter(({ status, writers }) => status === 'drafting' && writers === 'panel')
    .flatMap(({ itemId, overall, items }): Command[] => {
      const points = items.filter(({ text }) => !text.endsWith(STROKE));
      if (overall.endsWith(STROKE) && points.length === 0) return [];
      const typed = overall.endsWith(STROKE) ? overall : `${overall}${STROKE}`;
      return [
        {
          type: 'opinion.settleText',
          itemId,
          sections: [{ section: 'overall', text: typed }],
          points: points.map(({ opinionItemId, text }) => ({ opinionItemId, text: `${text}${STROKE}` })),
          writers: [],
        },
      ];
    });
}

const STROKE = '·';

function statements(state: DossierState): readonly Command[] {
  return Object.values(state.parties.meetings).flatMap(({ meetingId, deliberations }) =>
    deliberations.flatMap(({ beganAt, endedAt, statement }): Command[] =>
      endedAt === null || statement !== null
        ? []
        : [
            {
              type: 'meeting.attachStatement',
              meetingId,
              beganAt,
              endedAt,
              statement: `closed from ${beganAt} to ${endedAt}`,
              signature: 'signature',
              certificateSha256: 'certificate',
            },
          ],
    ),
  );
}

function tallies(state: DossierState, ballotBox: (voteId: VoteId) => readonly number[]): readonly Command[] {
  return Object.values(state.panel.votes)
    .filter(({ status, tally }) => status === 'closed' && !tally)
    .map(({ voteId, secrecy, options }): Command => {
      const counts = ballotBox(voteId);
      const box = secrecy === 'secret' ? options.map((_, index) => counts[index] ?? 0) : null;
      return { type: 'vote.tally', voteId, box };
    });
}

function minutes(state: DossierState): readonly Command[] {
  return Object.entries(state.bureau.minutes).flatMap(([meetingId, editions]) =>
    editions
      .filter(({ file }) => file === null)
      .map(({ edition }): Command => ({
        type: 'minutes.attachDocument',
        meetingId: meetingId as MeetingId, // the keys of the slice are meeting ids
        edition,
        file: fileNamed(`minutes-${meetingId}-${edition}`),
      })),
  );
}

function tables(state: DossierState): readonly Command[] {
  return Object.values(state.parties.items).flatMap(({ itemId, final }): Command[] =>
    final && !final.responseTable
      ? [{ type: 'final.attachResponseTable', itemId, file: fileNamed(`responses-${itemId}`) }]
      : [],
  );
}

function arrivals(state: DossierState): readonly Command[] {
  return allMembers(state)
    .filter((member) => member.status === 'invited')
    .map(({ memberId }): Command => ({ type: 'member.join', memberId }));
}

/** Every command of the hub, for those who try to give it themselves. */
export function systemCommands(state: DossierState, memberId: MemberId): readonly Command[] {
  const [itemId] = state.parties.itemOrder;
  const [meetingId] = Object.keys(state.parties.meetings);
  if (!itemId) return [];
  const file = fileNamed('forged');
  return [
    { type: 'member.join', memberId },
    settleText(itemId, 'forged'),
    { type: 'opinion.attachDocument', itemId, revision: 1, file },
    { type: 'opinion.attachSealed', itemId, revision: 1, file },
    beginRehearsal(),
    { type: 'vote.tally', voteId: voteIdSchema.parse('vote'), box: [9, 0, 0] },
    { type: 'final.attachResponseTable', itemId, file },
    {
      type: 'minutes.attachDocument',
      meetingId: (meetingId ?? 'none') as never, // a forger's id
      edition: 1,
      file,
    },
    {
      type: 'showing.record',
      meetingId: (meetingId ?? 'none') as never, // a forger's id
      shown: null,
      from: 1,
      deliberation: 0,
    },
    {
      type: 'meeting.attachStatement',
      meetingId: (meetingId ?? 'none') as never, // a forger's id
      beganAt: 1,
      endedAt: 2,
      statement: 'forged',
      signature: '',
      certificateSha256: '',
    },
  ];
}
