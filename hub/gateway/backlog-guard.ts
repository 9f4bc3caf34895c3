import type { Socket } from 'socket.io';

export interface BacklogLimits {
  readonly bytes: number;
  readonly packets: number;
}

export const DEFAULT_BACKLOG: BacklogLimits = { bytes: 8 * 1024 * 1024, packets: 2_000 };

/**
 * Cuts a connection whose client has stopped reading: Socket.IO itself would queue without end (F4). What the
 * client missed it gets on its next `dossier.open`; nothing is lost but time (GW7). Returns how to ask how many
 * messages wait for those on their way.
 */
export function guardBacklog(
  { conn }: Pick<Socket, 'conn'>,
  limits: BacklogLimits,
  onCut: (queued: BacklogLimits) => void,
): () => number {
  let bytes = 0;
  let packets = 0;
  // A flush hands all that is queued to the transport, which takes the next only when that is on its way.
  conn.on('flush', () => {
    bytes = 0;
    packets = 0;
  });
  conn.on('packetCreate', (packet: { data?: unknown }) => {
    packets++;
    bytes += sizeOf(packet.data);
    if (bytes <= limits.bytes && packets <= limits.packets) return;
    onCut({ bytes, packets });
    // Closing politely would wait for a client that does not read.
    conn.request.socket.destroy();
  });
  return () => packets;
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return Buffer.byteLength(data);
  return data instanceof Uint8Array ? data.byteLength : 0;
}
