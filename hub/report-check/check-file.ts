import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { FindingCode } from '#shared/documents/report-check-messages.ts';
import { HEADER_WITHIN, inspectBytes } from './inspect-bytes.ts';
import { probeViewer } from './probe-viewer.ts';
import { judge, type CheckedReport, type ReportCheck } from './report-check.ts';

/** Nothing can be said of the file in this process; a fresh one may have the room. */
export class OutOfMemoryError extends Error {
  override name = 'OutOfMemoryError';
}

export interface CheckLimits {
  readonly maxBytes: number;
  /** The viewer's engine may use this much before it skips what is only sampled. */
  readonly softMs: number;
}

/**
 * Judges one file. Runs in the limited process only: time and memory are bounded from outside. `soFar` is told the
 * verdict once all that decides is known, before pages are sampled for text: a page may never end.
 */
export async function checkFile(
  path: string,
  limits: CheckLimits,
  soFar: (check: ReportCheck) => void,
): Promise<CheckedReport> {
  const startMs = performance.now();
  const elapsed = (): number => performance.now() - startMs;
  const file = readReport(path, limits.maxBytes);
  if (!Buffer.isBuffer(file)) return { ...judge([file], null, elapsed()), pageDirectory: null };
  const inspection = inspectBytes(file);
  const { findings, pageDirectory } = inspection;
  if (!inspection.goOn) return { ...judge(findings, pagesFound(inspection.pages), elapsed()), pageDirectory };
  // the engine takes the memory over, so that a large report is held once only
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const viewer = await probeViewer(bytes, inspection, startMs + limits.softMs, (probe) => {
    soFar(judge([...findings, ...probe.findings], pagesFound(probe.pages ?? inspection.pages), elapsed()));
  });
  for (const code of viewer.findings) findings.add(code);
  const pages = viewer.pages ?? inspection.pages;
  if (inspection.statedPages !== null && viewer.pages !== null && inspection.statedPages !== viewer.pages) {
    findings.add('pageCountMismatch');
  }
  if (viewer.pages === null && inspection.pages === 0 && !findings.has('encrypted'))
    findings.add('unreadable');
  return { ...judge(findings, pagesFound(pages), elapsed()), pageDirectory };
}

function pagesFound(pages: number): number | null {
  return pages > 0 ? pages : null;
}

/** The file's bytes, or why not. Never blocks on a pipe or device. */
function readReport(path: string, maxBytes: number): Buffer | FindingCode {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return openFault(error);
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) return 'notRegularFile';
    if (stat.size === 0) return 'empty';
    if (stat.size > maxBytes) return 'tooLarge';
    const head = Buffer.alloc(HEADER_WITHIN + 5);
    readSync(handle, head, 0, head.length, 0);
    if (!head.includes('%PDF-')) return 'notPdf';
    const bytes = Buffer.from(new ArrayBuffer(stat.size));
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(handle, bytes, filled, Math.min(bytes.length - filled, 64 << 20), filled);
      if (count === 0) break;
      filled += count;
    }
    if (filled < bytes.length) return 'truncated';
    return bytes;
  } catch (error) {
    if (error instanceof RangeError) throw new OutOfMemoryError('no room for the file', { cause: error });
    return 'accessDenied';
  } finally {
    closeSync(handle);
  }
}

function openFault(error: unknown): FindingCode {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (
    code === 'ENOENT' ||
    code === 'ENOTDIR' ||
    code === 'ENAMETOOLONG' ||
    code === 'ELOOP' ||
    code === 'ERR_INVALID_ARG_VALUE'
  ) {
    return 'notFound';
  }
  if (code === 'EISDIR' || code === 'ENXIO' || code === 'ENODEV') return 'notRegularFile';
  return 'accessDenied';
}
