import { createServer } from 'node:http';
import { Server } from 'socket.io';

/** The base of [sync.visible]: a Socket.IO server that hands each message on to everyone in the room, and no more. */
const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => {
  void socket.join('room');
  socket.on('say', (message: unknown, done: () => void) => {
    io.to('room').emit('said', message);
    done();
  });
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : null }));
});
