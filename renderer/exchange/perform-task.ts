import { annotationFacts } from '#shared/documents/annotations/annotation-facts.ts';
import { MOST_XFDF_CHARS, readXfdf } from '#shared/documents/annotations/read-xfdf.ts';
import { writeXfdf } from '#shared/documents/annotations/write-xfdf.ts';
import { err } from '#shared/lib/result.ts';
import { decodeXml } from './decode-xml.ts';
import type { ExchangeProgress, ExchangeTask, ReadXfdf } from './exchange-task.ts';
import { ExchangeError, fetchReport } from './fetch-report.ts';

type FileTask = Exclude<ExchangeTask, { kind: 'read' }>;

/** Makes the file asked for. Each library is loaded for the file that needs it. Rejects with an ExchangeError. */
export async function makeFile(
  task: FileTask,
  onProgress: (progress: ExchangeProgress) => void,
): Promise<Blob> {
  switch (task.kind) {
    case 'xlsx':
      return (await import('./table-xlsx.ts')).tableXlsx(task.table);
    case 'docx':
      return (await import('./table-docx.ts')).tableDocx(task.table, task.pictures);
    case 'minutes':
      return (await import('./minutes-docx.ts')).minutesDocx(task.document, task.isIssued);
    case 'copy':
    case 'xfdf':
      return annotationFile(task, onProgress);
  }
}

async function annotationFile(
  { kind, report, comments, compilerUnit }: Extract<FileTask, { kind: 'copy' | 'xfdf' }>,
  onProgress: (progress: ExchangeProgress) => void,
): Promise<Blob> {
  const bytes = await fetchReport(report, (done) =>
    onProgress({ phase: 'fetching', done, total: report.sizeBytes }),
  );
  const { CopyError, ReportToCopy } = await import('./annotated-copy.ts');
  try {
    onProgress({ phase: 'writing', done: 0, total: comments.length });
    const copy = await ReportToCopy.open(bytes);
    const facts = annotationFacts(comments, { pageCount: copy.frames.length, compilerUnit });
    if (kind === 'xfdf') {
      const xfdf = writeXfdf(facts, copy.frames, report.name);
      return new Blob([xfdf], { type: 'application/vnd.adobe.xfdf' });
    }
    const written = await copy.write(facts, (done) =>
      onProgress({ phase: 'writing', done, total: facts.length }),
    );
    return new Blob([written as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });
  } catch (error) {
    throw error instanceof CopyError ? new ExchangeError(error.reason, error) : error;
  }
}

/** What an XFDF file of another program says. */
export async function readFile(file: Blob): Promise<ReadXfdf> {
  if (file.size > MOST_XFDF_CHARS * 2) return err('tooLarge');
  const text = decodeXml(new Uint8Array(await file.arrayBuffer()));
  return text === null ? err('notXml') : readXfdf(text);
}
