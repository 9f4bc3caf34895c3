import { useEffect, useState } from 'react';
import { useClient } from '#renderer/app/client/use-watched.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';

export type ShownPicture =
  | { readonly status: 'loading' | 'failed' }
  /** An address in this page; good while it is shown. */
  | { readonly status: 'ready'; readonly url: string };

const LOADING: ShownPicture = { status: 'loading' };

/** The picture while it is on the screen: loaded when it comes, given back when it goes. `tries` asks again. */
export function usePicture(dossierId: DossierId, picture: PictureRef, tries = 0): ShownPicture {
  const { pictures } = useClient();
  const { sha256 } = picture;
  const [shown, setShown] = useState<{ readonly of: string; readonly what: ShownPicture } | null>(null);
  const of = `${sha256} ${tries}`;
  useEffect(() => {
    let url: string | null = null;
    let isGone = false;
    void pictures.load(dossierId, picture).then((loaded) => {
      if (isGone) return;
      if (loaded.ok) url = URL.createObjectURL(loaded.value);
      setShown({ of, what: url === null ? { status: 'failed' } : { status: 'ready', url } });
    });
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the hash is the picture
  }, [pictures, dossierId, of]);
  return shown?.of === of ? shown.what : LOADING;
}
