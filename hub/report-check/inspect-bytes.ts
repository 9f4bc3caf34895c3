import type { FindingCode } from '#shared/documents/report-check-messages.ts';
import { READ_WHOLE_UP_TO_BYTES } from '#shared/protocol/page-directory.ts';
import { findFonts } from './find-fonts.ts';
import { findHazards } from './find-hazards.ts';
import { findHeavyStreams } from './find-heavy-streams.ts';
import { BombError } from './pdf-filters.ts';
import { isSpace, ParseAllowance, TooComplexError } from './pdf-lexer.ts';
import { pageDirectoryOf } from './page-directory.ts';
import { collectObjects, type PdfObjects } from './pdf-objects.ts';
import { PdfDict } from './pdf-values.ts';
import { readXref } from './pdf-xref.ts';
import { walkPages } from './walk-pages.ts';

/** Readers look for the header in this many bytes. */
export const HEADER_WITHIN = 1024;
/** A line a mail gateway adds behind the end mark is not worth a word; an archive or a program is. */
const BEHIND_END_ALLOWED = 64;
/** A report of 5,000 drawing-heavy pages stays well below this. */
const MAX_VALUES = 12_000_000;

export interface BytesInspection {
  readonly findings: Set<FindingCode>;
  /** Pages found by walking the tree. */
  readonly pages: number;
  readonly statedPages: number | null;
  readonly hasFonts: boolean;
  /** Whether opening it with the viewer's own engine still makes sense. */
  readonly goOn: boolean;
  /** For reading over a slow line, of a file that is large enough. */
  readonly pageDirectory: Buffer | null;
}

const NOTHING = { pages: 0, statedPages: null, hasFonts: false, goOn: false, pageDirectory: null } as const;

/** The part of the check that trusts no reader: reads structure from the bytes alone. Never throws. */
export function inspectBytes(bytes: Buffer): BytesInspection {
  const headerAt = bytes.subarray(0, HEADER_WITHIN + 5).indexOf('%PDF-');
  if (headerAt === -1) return { findings: new Set(['notPdf']), ...NOTHING };
  try {
    return inspectPdf(bytes, headerAt);
  } catch (error) {
    if (error instanceof BombError) return { findings: new Set(['decompressionBomb']), ...NOTHING };
    if (error instanceof TooComplexError || error instanceof RangeError) {
      return { findings: new Set(['tooComplex']), ...NOTHING };
    }
    return { findings: new Set(['checkerFailed']), ...NOTHING };
  }
}

function inspectPdf(bytes: Buffer, headerAt: number): BytesInspection {
  const allowance = new ParseAllowance(MAX_VALUES);
  const xref = readXref(bytes, headerAt, allowance);
  const objects = collectObjects(bytes, xref, headerAt, allowance);
  const findings = new Set<FindingCode>();
  if (headerAt > 0) findings.add('junkBeforeHeader');
  if (hasDataBehindEnd(bytes)) findings.add('dataBehindEnd');
  if (isEncrypted(objects, xref.trailers)) {
    findings.add('encrypted');
    return { findings, ...NOTHING };
  }
  if (isTruncated(bytes, objects)) findings.add('truncated');
  if (!xref.sound) findings.add('xrefRepaired');
  if (objects.damagedStreams > 0 || objects.lengthsRepaired > 0) findings.add('damagedObjects');
  const walk = walkPages(objects);
  const fonts = findFonts(objects);
  if (fonts.missing) findings.add('fontsNotEmbedded');
  for (const set of [walk.findings, findHazards(objects), findHeavyStreams(objects)]) {
    for (const code of set) findings.add(code);
  }
  if (walk.missing > 0) findings.add('damagedObjects');
  const tooMuch = (['decompressionBomb', 'tooComplex', 'tooManyPages', 'truncated'] as const).some((code) =>
    findings.has(code),
  );
  return {
    findings,
    pages: walk.count,
    statedPages: walk.statedCount,
    hasFonts: fonts.any,
    goOn: !tooMuch,
    pageDirectory:
      !tooMuch && headerAt === 0 && bytes.length > READ_WHOLE_UP_TO_BYTES
        ? pageDirectoryOf(bytes, xref, objects, allowance)
        : null,
  };
}

function isEncrypted(objects: PdfObjects, trailers: readonly PdfDict[]): boolean {
  return [...objects.trailers, ...trailers].some((trailer) =>
    trailer
      .getAll('Encrypt')
      .some((value) => objects.resolveAll(value).some((one) => one instanceof PdfDict)),
  );
}

/**
 * Cut off: an object stands behind everything that could lead to it, and no end mark follows. Catches files
 * without an end as well as linearized and updated ones whose earlier end mark is still there.
 */
function isTruncated(bytes: Buffer, objects: PdfObjects): boolean {
  const ends = [bytes.lastIndexOf('startxref'), bytes.lastIndexOf('%%EOF'), objects.lastTrailerAt];
  return objects.lastObjectAt > Math.max(...ends);
}

function hasDataBehindEnd(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('%%EOF');
  if (end === -1) return false;
  let count = 0;
  for (let at = end + 5; at < bytes.length && count <= BEHIND_END_ALLOWED; at += 1) {
    if (!isSpace(bytes[at])) count += 1;
  }
  return count > BEHIND_END_ALLOWED;
}
