import type { MeetingId, MemberId } from '#shared/domain/ids.ts';
import { err, ok } from '#shared/lib/result.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { LettersAnswer, LetterState } from '#shared/protocol/letters.ts';
import type { LettersDesk } from '../app/client/letters-desk.ts';

/** The letters of `/dev/`: taken by a server that is not there, the first of each sending refused. */
export function memoryLetters(options: { readonly fail: boolean; readonly mail: boolean }): LettersDesk {
  const contacts = new Map<MemberId, { readonly mail: string; readonly telephone: string }>();
  const letters = new Map<MemberId, LetterState[]>();
  let contact = '';
  let reminds = true;
  const answer = (meetingId: MeetingId): LettersAnswer => ({
    meetingId,
    from: options.mail ? 'review@bureau.example' : null,
    contact,
    reminds,
    people: [...new Set([...contacts.keys(), ...letters.keys()])].map((memberId) => ({
      memberId,
      ...(contacts.get(memberId) ?? { mail: '', telephone: '' }),
      letters: letters.get(memberId) ?? [],
    })),
  });
  return {
    read: (_dossierId, meetingId) =>
      Promise.resolve(options.fail ? err(unavailable('no hub')) : ok(answer(meetingId))),
    send: (_dossierId, meetingId, request) => {
      contact = request.contact;
      reminds = request.reminds;
      request.memberIds.forEach((memberId, index) => {
        const isRefused = index === 0 && request.memberIds.length > 1;
        letters.set(memberId, [
          ...(letters.get(memberId) ?? []),
          {
            kind: 'notice',
            status: isRefused ? 'failed' : 'sent',
            failure: isRefused ? 'refused' : null,
            serverCode: isRefused ? 550 : null,
            tries: 1,
            at: Date.now(),
          },
        ]);
      });
      return Promise.resolve(ok(answer(meetingId)));
    },
    setContact: (_dossierId, { memberId, mail, telephone }) => {
      contacts.set(memberId, { mail, telephone });
      return Promise.resolve(ok(true));
    },
  };
}
