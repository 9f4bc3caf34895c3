import { sha256Schema, type DossierId, type Sha256 } from '#shared/domain/ids.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';
import { err, ok } from '#shared/lib/result.ts';
import { faultOf, unavailable } from '#shared/protocol/hub-calls.ts';
import type { FaultResult } from './client.ts';
import type { BridgeCalls } from './desktop-bridge.ts';
import { sha256OfFile } from './noble-hasher.ts';

export interface KeptPicture {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/** Pictures of comments: those being written, kept here until they are sent, and those that can be read. */
export interface PicturesDesk {
  /** Durable on this machine when it resolves with ok (a browser: in the page's database). */
  keep(picture: Blob): Promise<FaultResult<KeptPicture>>;
  load(dossierId: DossierId, picture: PictureRef): Promise<FaultResult<Blob>>;
}

export interface FileAddress {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function desktopPictures(
  bridge: BridgeCalls,
  addressOf: (dossierId: DossierId, sha256: Sha256) => FileAddress,
): PicturesDesk {
  return {
    keep: async (picture) =>
      bridge.ask('picture.keep', { bytes: new Uint8Array(await picture.arrayBuffer()) }),
    load: (dossierId, picture) => fetchPicture(addressOf(dossierId, picture.sha256), picture),
  };
}

/** The bytes at an address, once they are seen to be those the comment names, as nothing but the picture they are. */
export async function fetchPicture(
  { url, headers }: FileAddress,
  picture: PictureRef,
): Promise<FaultResult<Blob>> {
  try {
    const response = await fetch(url, { headers, credentials: 'omit' });
    if (!response.ok) return err(faultOf(await response.json().catch(() => null), response.status));
    const blob = new Blob([await response.arrayBuffer()], { type: `image/${picture.kind}` });
    return (await hashOf(blob)) === picture.sha256 ? ok(blob) : err(otherBytes());
  } catch (error) {
    return err(unavailable(String(error)));
  }
}

export async function hashOf(blob: Blob): Promise<Sha256> {
  return sha256Schema.parse(await sha256OfFile(blob, () => undefined, new AbortController().signal));
}

function otherBytes() {
  return { code: 'internal', message: 'these are not the bytes of the picture', retry: 'auto' } as const;
}
