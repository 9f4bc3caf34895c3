import { useCallback, useRef, useState } from 'react';
import type { DossierId } from '#shared/domain/ids.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { useClient } from '../client/use-watched.ts';
import type { Upload, UploadProgress, UploadResult } from '../client/client.ts';

export type UploadState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly name: string; readonly progress: UploadProgress }
  | {
      readonly status: 'refused';
      readonly name: string;
      readonly result: Extract<UploadResult, { status: 'rejected' | 'failed' }>;
    }
  | { readonly status: 'accepted'; readonly file: FileRef; readonly findings: readonly string[] };

/** One file on its way: hashing, sending, checking, then taken or refused. */
export function useUpload(): {
  readonly state: UploadState;
  readonly start: (dossierId: DossierId, file: File) => Promise<UploadResult>;
  readonly cancel: () => void;
  readonly reset: () => void;
} {
  const client = useClient();
  const [state, setState] = useState<UploadState>({ status: 'idle' });
  const running = useRef<Upload | null>(null);
  const start = useCallback(
    async (dossierId: DossierId, file: File): Promise<UploadResult> => {
      running.current?.cancel();
      const { name } = file;
      setState({
        status: 'running',
        name,
        progress: { phase: 'hashing', doneBytes: 0, totalBytes: file.size },
      });
      const upload = client.upload(dossierId, file, (progress) =>
        setState({ status: 'running', name, progress }),
      );
      running.current = upload;
      const result = await upload.done;
      switch (result.status) {
        case 'accepted':
          setState({ status: 'accepted', file: result.file, findings: result.findings });
          break;
        case 'cancelled':
          setState({ status: 'idle' });
          break;
        default:
          setState({ status: 'refused', name, result });
      }
      return result;
    },
    [client],
  );
  const cancel = useCallback(() => running.current?.cancel(), []);
  const reset = useCallback(() => setState({ status: 'idle' }), []);
  return { state, start, cancel, reset };
}
