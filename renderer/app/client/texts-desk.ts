import type { DossierId } from '#shared/domain/ids.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { DossierTexts } from '#shared/search/dossier-texts.ts';
import type { FileTextState, FoundTexts, PutTexts, TextIndexState } from '#shared/search/text-index.ts';
import type { FaultResult } from './client.ts';
import type { BridgeCalls } from './desktop-bridge.ts';

/** The words of the reports of dossiers that are open here, of files that the person may read now (WS16). */
export interface TextsDesk {
  state(dossierId: DossierId): Promise<FaultResult<TextIndexState>>;
  /** Adds pages that were read from a file; the answer says how far it is now. */
  put(texts: PutTexts): Promise<FaultResult<FileTextState>>;
  find(dossierId: DossierId, query: string): Promise<FaultResult<FoundTexts>>;
}

export function desktopTexts(bridge: BridgeCalls): TextsDesk {
  return {
    state: (dossierId) => bridge.ask('texts.state', { dossierId }),
    put: (texts) => bridge.ask('texts.put', { ...texts, texts: [...texts.texts] }),
    find: (dossierId, query) => bridge.ask('texts.find', { dossierId, query }),
  };
}

/** In the page itself; `texts` gives null while nobody is signed in. */
export function pageTexts(texts: () => DossierTexts | null): TextsDesk {
  return {
    state: (dossierId) => answer(texts()?.state(dossierId)),
    put: (request) => answer(texts()?.put(request)),
    find: (dossierId, query) => answer(texts()?.find(dossierId, query)),
  };
}

function answer<T>(value: T | null | undefined): Promise<FaultResult<T>> {
  const isThere = value !== null && value !== undefined;
  return Promise.resolve(
    isThere ? ok(value) : err({ code: 'notFound', message: 'no such texts', retry: 'never' }),
  );
}
