import type { CommandOf } from '../domain/command.ts';
import type { CommandId, DossierId } from '../domain/ids.ts';
import type { Rejection } from '../domain/rejection.ts';
import { assert } from '../lib/assert.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { Fault } from '../protocol/errors.ts';
import type { HubApi } from '../protocol/hub-api.ts';
import type { DeskPorts, DossierDesk } from './dossier-desk.ts';
import type { Timers } from './dossier-link.ts';
import type { Replica } from './replica.ts';

const PATIENCE_MS = 15_000;

/**
 * Reserves the clerk's seat, then sends `dossier.create` through the dossier's own outbox and waits for the
 * hub's answer. When patience ends first the command is still on its way and the dossier will appear.
 */
export async function createDossier(
  ports: { api: HubApi; desk: DossierDesk; seats: DeskPorts['seats']; timers: Timers },
  dossierId: DossierId,
  command: CommandOf<'dossier.create'>,
): Promise<Result<true, Rejection | Fault>> {
  const { api, desk, seats, timers } = ports;
  const reserved = await api.reserveSeat(dossierId, command.clerk.memberId);
  if (!reserved.ok) return reserved;
  seats.remember(dossierId, command.clerk.memberId);
  const { replica } = desk.acquire(dossierId);
  try {
    assert(replica, 'a dossier whose seat is known has a replica');
    const submitted = replica.submit(command);
    if (!submitted.ok) return submitted;
    desk.submitted(dossierId);
    return await answerTo(replica, submitted.value, timers);
  } finally {
    desk.release(dossierId);
  }
}

function answerTo(
  replica: Replica,
  commandId: CommandId,
  timers: Timers,
): Promise<Result<true, Rejection | Fault>> {
  return new Promise((resolve) => {
    const finish = (result: Result<true, Rejection | Fault>): void => {
      stopListening();
      stopTimer();
      resolve(result);
    };
    const look = (): void => {
      const { pending, drafts } = replica.view;
      const draft = drafts.find((entry) => entry.commandId === commandId);
      if (draft) {
        replica.discardDraft(commandId);
        finish(err(draft.rejection));
      } else if (!pending.some((entry) => entry.commandId === commandId && entry.status === 'saved')) {
        finish(ok(true));
      }
    };
    const stopListening = replica.subscribe(look);
    const stopTimer = timers.after(PATIENCE_MS, () =>
      finish(err({ code: 'unavailable', message: 'the hub has not answered yet', retry: 'auto' })),
    );
  });
}
