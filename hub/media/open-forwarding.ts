import { join } from 'node:path';
import type { Log } from '../runtime/log.ts';
import type { ForwardingUnit } from './forwarding-unit.ts';
import { janusSettingsOf } from './janus/janus-settings.ts';
import { JANUS_TIMES, JanusUnit } from './janus/janus-unit.ts';
import { RoomTickets } from './janus/room-tickets.ts';

/** The bureau's forwarding unit, if it has set one; it is looked for from now on. */
export function openForwarding(
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
  log: Log,
): { readonly unit: ForwardingUnit; readonly from: number } | null {
  const settings = janusSettingsOf(env);
  if (!settings) return null;
  const unit = new JanusUnit({
    settings,
    tickets: new RoomTickets(join(dataDir, 'forwarding-rooms.json')),
    log,
    connect: (url) => new WebSocket(url, 'janus-protocol'),
    ...JANUS_TIMES,
  });
  return { unit, from: settings.from };
}
