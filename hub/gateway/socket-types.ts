import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { DossierId } from '#shared/domain/ids.ts';
import type { DownMessages, UpMessages } from '#shared/protocol/socket.ts';

/** What the hub knows of a connection. */
export interface SocketData {
  sessionId: string;
  accountId: string;
  /** Dossiers this connection has open. */
  open: Set<DossierId>;
  /** How many messages wait until others are on their way: more than none where the client reads slowly. */
  waiting: () => number;
}

export type HubServer = Server<UpMessages, DownMessages, DefaultEventsMap, SocketData>;
export type HubSocket = Socket<UpMessages, DownMessages, DefaultEventsMap, SocketData>;
