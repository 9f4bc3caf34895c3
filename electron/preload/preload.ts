import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge } from '#shared/protocol/ipc/contract.ts';
import { CHANNELS, IPC_METHODS, METHODS_WITH_PATHS } from '#shared/protocol/ipc/methods.ts';

const allowed: ReadonlySet<string> = new Set(IPC_METHODS.filter((method) => !METHODS_WITH_PATHS.has(method)));

/** Functions and plain data only: no `ipcRenderer`, no event object and no path ever reaches the page. */
const bridge: DesktopBridge = {
  invoke(method, request) {
    if (!allowed.has(method)) return Promise.reject(new Error('no such method'));
    return ipcRenderer.invoke(CHANNELS.invoke, method, request);
  },
  onEvent(listener) {
    const forward = (_event: unknown, event: unknown): void => listener(event);
    ipcRenderer.on(CHANNELS.event, forward);
    return () => {
      ipcRenderer.off(CHANNELS.event, forward);
    };
  },
  uploadFile(uploadId, dossierId, file) {
    if (!(file instanceof File)) return Promise.reject(new Error('not a file'));
    const path = webUtils.getPathForFile(file);
    return ipcRenderer.invoke(CHANNELS.upload, { uploadId, dossierId, path });
  },
};

contextBridge.exposeInMainWorld('yunping', bridge);
