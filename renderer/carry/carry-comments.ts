import type { Anchor } from '#shared/anchoring/anchor.ts';
import { carryAnchor, compareVersions } from '#shared/anchoring/carry/carry-over.ts';
import { unplaced, type Carried } from '#shared/anchoring/carry/carried.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { carryByPicture, type VersionPictures } from '#shared/anchoring/picture/carry-picture.ts';
import { mayGoByPicture, picturesWanted } from '#shared/anchoring/picture/pictures-wanted.ts';
import type { CommentId, DossierId } from '#shared/domain/ids.ts';
import type { ReportVersion } from '#shared/domain/state.ts';
import type { YunpingClient } from '#renderer/app/client/client.ts';
import { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { comparedPairsOf, keyOfMark, type ComparedPair } from './compared-pairs.ts';
import { readPictures } from './page-pictures.ts';
import { readVersion } from './read-version.ts';
import { runInSlices } from './run-in-slices.ts';

/** The marks of one older version, to be carried together. */
export interface CarryFrom {
  readonly version: Pick<ReportVersion, 'file'>;
  readonly comments: readonly { readonly row: { readonly id: CommentId }; readonly anchor: Anchor }[];
}

export interface CarriedTo {
  readonly carried: ReadonlyMap<CommentId, Carried>;
  /** The words of the version they were carried to; null where nothing had to be carried. */
  readonly now: VersionContent | null;
}

/** What of the client is needed: where files are, and whose session this is. */
export type FilesToCarry = Pick<YunpingClient, 'fileUrl' | 'fileHeaders' | 'session'>;

export interface CarryTask {
  readonly client: FilesToCarry;
  readonly dossierId: DossierId;
  readonly from: readonly CarryFrom[];
  readonly to: Pick<ReportVersion, 'file'>;
  /** The newer version where it is open already; its words are read from it. */
  readonly document: PdfDocument | null;
}

/**
 * Carries comments of older versions to a newer one, in the background and in slices. What was compared before
 * is not compared again. Ends with the signal's reason, or with why a file could not be had.
 */
export async function carryComments(
  task: CarryTask,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<CarriedTo> {
  const carried = new Map<CommentId, Carried>();
  let now: VersionContent | null = null;
  for (const [index, { version, comments }] of task.from.entries()) {
    const tell = (share: number): void => onProgress((index + share) / task.from.length);
    const pair = await carryMarks(
      task,
      version,
      comments.map(({ anchor }) => anchor),
      signal,
      tell,
    );
    for (const { row, anchor } of comments) {
      carried.set(row.id, pair.carried.get(keyOfMark(anchor)) ?? unplaced('lost'));
    }
    ({ now } = pair);
  }
  return { carried, now };
}

/** Of the time a pair takes, the part that reading words is; the rest is drawing and comparing pictures. */
const WORDS = 0.4;

async function carryMarks(
  task: CarryTask,
  version: Pick<ReportVersion, 'file'>,
  anchors: readonly Anchor[],
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<ComparedPair> {
  const files = new OpenFiles(task, signal);
  try {
    const pair = await comparePair(task, version, files, signal, (share) => tell(share * WORDS));
    const marks = anchors.filter((anchor) => !pair.carried.has(keyOfMark(anchor)));
    const byWords = await runInSlices(carryByWords(pair, marks), signal);
    const wanted = picturesWanted(marks, byWords, pair.old, pair.now);
    const total = wanted.old.length + wanted.now.length;
    const drawn = (before: number) => (done: number) => tell(WORDS + ((before + done) / total) * (1 - WORDS));
    const pictures =
      wanted.old.length === 0 || wanted.now.length === 0
        ? NO_PICTURES
        : {
            old: await readPictures(await files.open(version), wanted.old, signal, drawn(0)),
            // Not from the file on the screen: a heavy map would hold up the page that is read.
            now: await readPictures(await files.open(task.to), wanted.now, signal, drawn(wanted.old.length)),
          };
    const work = carryByPicture(marks, byWords, pictures, mayGoByPicture(pair.now));
    const carried = await runInSlices(work, signal);
    marks.forEach((anchor, index) => {
      const one = carried[index];
      if (one) pair.carried.set(keyOfMark(anchor), one);
    });
    return pair;
  } finally {
    files.close();
  }
}

const NO_PICTURES: VersionPictures = { old: new Map(), now: new Map() };

async function comparePair(
  { client, to, document }: CarryTask,
  version: Pick<ReportVersion, 'file'>,
  files: OpenFiles,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<ComparedPair> {
  const pairs = comparedPairsOf(client);
  const known = pairs.get(version.file.sha256, to.file.sha256);
  if (known) return known;
  const read = async (of: Pick<ReportVersion, 'file'>, opened: PdfDocument | null, begin: number) => {
    const words = pairs.wordsOf(of.file.sha256);
    if (words) return words;
    const file = opened ?? (await files.open(of));
    return readVersion(file, signal, (done) => {
      if (done % 8 === 0) tell(begin + done / file.pageCount / 2);
    });
  };
  const now = await read(to, document, 0);
  const old = await read(version, null, 0.5);
  const context = await runInSlices(compareVersions(old, now), signal);
  const pair: ComparedPair = { old, now, context, carried: new Map() };
  pairs.keep(version.file.sha256, to.file.sha256, pair);
  return pair;
}

function* carryByWords(
  { old, now, context }: ComparedPair,
  marks: readonly Anchor[],
): Generator<undefined, readonly Carried[]> {
  const carried: Carried[] = [];
  for (const anchor of marks) {
    carried.push(carryAnchor(context, old, now, anchor));
    yield;
  }
  return carried;
}

/** Files of this task beside the one on the screen, each opened once. */
class OpenFiles {
  readonly #task: CarryTask;
  readonly #signal: AbortSignal;
  readonly #opened = new Map<string, Promise<PdfDocument>>();

  constructor(task: CarryTask, signal: AbortSignal) {
    this.#task = task;
    this.#signal = signal;
  }

  open({ file: { sha256, sizeBytes } }: Pick<ReportVersion, 'file'>): Promise<PdfDocument> {
    const { client, dossierId } = this.#task;
    const known = this.#opened.get(sha256);
    if (known) return known;
    const source = {
      url: client.fileUrl(dossierId, sha256),
      headers: () => client.fileHeaders(),
      sizeBytes,
    };
    const opened = PdfDocument.open(source, () => {}, this.#signal);
    this.#opened.set(sha256, opened);
    return opened;
  }

  close(): void {
    for (const opened of this.#opened.values()) {
      opened.then(
        (file) => file.close(),
        () => {}, // it never opened
      );
    }
  }
}
