import { ipcContract } from '#shared/protocol/ipc/contract.ts';
import type { Blobs } from './serve-blob.ts';

type Ask = (method: 'file.ensure' | 'file.pageDirectory', request: unknown) => Promise<unknown>;

/** The files the workspace process keeps and fetches. One that does not answer will do so again. */
export function workspaceBlobs(ask: Ask): Blobs {
  return {
    ensure: async (dossierId, sha256, stretch) => {
      const request = { dossierId, sha256, ...(stretch && { stretch }) };
      const answer = await ask('file.ensure', request).catch(() => null);
      const parsed = ipcContract['file.ensure'].response.safeParse(answer);
      if (!parsed.success) return 'unavailable';
      if (parsed.data.ok) return parsed.data.value;
      return parsed.data.error.retry === 'auto' ? 'unavailable' : 'refused';
    },
    pageDirectory: async (dossierId, sha256) => {
      const answer = await ask('file.pageDirectory', { dossierId, sha256 }).catch(() => null);
      const parsed = ipcContract['file.pageDirectory'].response.safeParse(answer);
      return parsed.success && parsed.data.ok ? parsed.data.value.path : null;
    },
  };
}
