import { io, type Socket } from 'socket.io-client';
import type { Fault } from '#shared/protocol/errors.ts';
import { browserOf, programName } from '#shared/protocol/program-name.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { handshakeFault, HubSocket, parseDownMessage, type DownMessage } from '#shared/sync/hub-socket.ts';

const APP = programName({ kind: 'browser', on: browserOf(navigator.userAgent) });
const ASK_TIMEOUT_MS = 15_000;
const RETRY_MS = 2000;

export interface ConnectionListener {
  up(socket: HubSocket): void;
  down(): void;
  message(message: DownMessage): void;
  /** The hub will not have this session; the connection has ended for good. */
  refused(fault: Fault): void;
}

/** Connects, and connects again for as long as it is not closed. The returned function closes. */
export function connectToHub(hubUrl: string, token: string, listener: ConnectionListener): () => void {
  const socket = io(hubUrl, {
    auth: { token, protocol: PROTOCOL_VERSION, app: APP },
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    forceNew: true,
  });
  let retry: ReturnType<typeof setTimeout> | undefined;
  const connectLater = (): void => {
    clearTimeout(retry);
    retry = setTimeout(() => socket.connect(), RETRY_MS);
  };
  socket.on('connect', () => listener.up(new HubSocket(portOf(socket))));
  socket.on('disconnect', (reason) => {
    listener.down();
    if (reason === 'io server disconnect') connectLater(); // Socket.IO itself gives up then
  });
  socket.on('connect_error', (error) => {
    const fault = handshakeFault(error);
    if (fault && fault.retry !== 'auto') {
      socket.close();
      listener.refused(fault);
    } else if (!socket.active) connectLater();
  });
  socket.onAny((event: string, message: unknown) => {
    const down = parseDownMessage(event, message);
    if (down) listener.message(down);
  });
  return () => {
    clearTimeout(retry);
    socket.removeAllListeners();
    socket.offAny();
    socket.close();
  };
}

function portOf(socket: Socket): ConstructorParameters<typeof HubSocket>[0] {
  const id = socket.id;
  return {
    ask: async (event, message) => {
      // Unconnected, Socket.IO would keep the message for the next connection, which opens anew by itself.
      if (!socket.connected || socket.id !== id) throw new Error('the connection is gone');
      const answer: unknown = await socket.timeout(ASK_TIMEOUT_MS).emitWithAck(event, message);
      return answer;
    },
    tell: (event, message) => {
      socket.volatile.emit(event, message);
    },
    state: (event, message) => {
      if (socket.connected && socket.id === id) socket.emit(event, message);
    },
  };
}
