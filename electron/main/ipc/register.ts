import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from '#shared/protocol/ipc/methods.ts';
import { isOwnPage } from '../origin.ts';
import { BadRequest, type Relay } from '../relay.ts';

/** The only channels there are: two, both answered by the relay, both for our own page's main frame (DE4). */
export function registerIpc(relay: Relay): void {
  ipcMain.handle(CHANNELS.invoke, (event, method: unknown, request: unknown) => {
    assertOwnPage(event);
    return relay.invoke(event.sender.id, method, request);
  });
  ipcMain.handle(CHANNELS.upload, (event, request: unknown) => {
    assertOwnPage(event);
    return relay.upload(event.sender.id, request);
  });
}

function assertOwnPage({ sender, senderFrame }: IpcMainInvokeEvent): void {
  const isOwn = senderFrame !== null && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url);
  if (!isOwn) throw new BadRequest('not from a page of this app');
}
