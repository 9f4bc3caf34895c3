import { ledgerChannel } from '../gateway/channels.ts';
import type { HubServer } from '../gateway/socket-types.ts';
import type { DraftOutlet } from './joint-drafting.ts';

/** Typing goes where the panel's ledger goes: whoever loses that ledger has left its channel before anything follows (L2). */
export function draftOutlet(io: HubServer): DraftOutlet {
  return {
    updated(message, exceptSocket) {
      const panel = io.to(ledgerChannel(message.dossierId, 'panel'));
      (exceptSocket === null ? panel : panel.except(exceptSocket)).emit('draft.updated', message);
    },
    careted(message, exceptSocket) {
      io.to(ledgerChannel(message.dossierId, 'panel'))
        .except(exceptSocket)
        .volatile.emit('draft.careted', message);
    },
  };
}
