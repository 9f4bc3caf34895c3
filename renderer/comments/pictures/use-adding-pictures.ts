import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { cleanPictureName } from '#shared/domain/file-name.ts';
import { MOST_PICTURES, type PictureRef } from '#shared/domain/picture-ref.ts';
import { preparePicture, type PictureProblem } from './prepare-picture.ts';

/** A picture on its way into a comment. */
export interface NewPicture {
  readonly source: Blob;
  readonly name: string;
}

export interface AddingPictures {
  /** How many are being drawn anew and written to this machine. */
  readonly under: number;
  readonly problem: PictureProblem | null;
  readonly add: (pictures: readonly NewPicture[]) => void;
  readonly tell: (problem: PictureProblem | null) => void;
}

/**
 * Takes pictures into what is being written: each is drawn anew, kept on this machine, and only then named by the
 * draft (PC8). `onAdded` is told one by one, in the order given, also when the composer has been left meanwhile.
 */
export function useAddingPictures(
  count: () => number,
  onAdded: (picture: PictureRef) => void,
): AddingPictures {
  const client = useClient();
  const [under, setUnder] = useState(0);
  const [problem, setProblem] = useState<PictureProblem | null>(null);
  const queue = useRef(Promise.resolve());

  const addOne = async ({ source, name }: NewPicture): Promise<PictureProblem | null> => {
    if (count() >= MOST_PICTURES) return 'tooMany';
    const prepared = await preparePicture(source);
    if (!prepared.ok) return prepared.error;
    const { picture, kind, width, height } = prepared.value;
    const kept = await client.pictures.keep(picture);
    if (!kept.ok) return 'notKept';
    if (count() >= MOST_PICTURES) return 'tooMany';
    onAdded({ ...kept.value, name: cleanPictureName(name, kind), kind, width, height });
    return null;
  };

  const latest = useRef(addOne);
  useEffect(() => {
    latest.current = addOne;
  });
  return useMemo(() => {
    const add: AddingPictures['add'] = (pictures) => {
      if (pictures.length === 0) return;
      setProblem(null);
      setUnder((old) => old + pictures.length);
      for (const one of pictures) {
        queue.current = queue.current.then(async () => {
          const failed = await latest.current(one).catch((): PictureProblem => 'notAPicture');
          if (failed) setProblem(failed);
          setUnder((old) => old - 1);
        });
      }
    };
    return { under, problem, add, tell: setProblem };
  }, [under, problem]);
}

/** Pictures among what was pasted or dropped. */
export function picturesAmong(files: Iterable<File>): readonly NewPicture[] {
  return [...files]
    .filter(({ type }) => type.startsWith('image/'))
    .map((file) => ({ source: file, name: file.name }));
}
