import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import type { ExportedComment } from '#shared/documents/annotations/exported-comment.ts';
import { answerTable, commentTable } from '#shared/documents/working-table.ts';
import type { ExchangeFailure, ExchangeProgress, ExchangeTask } from './exchange-task.ts';
import type { ExportJob } from './export-job.ts';
import { fetchPictures } from './fetch-pictures.ts';
import { ExchangeError } from './fetch-report.ts';
import { makeInWorker } from './run-exchange.ts';

export type ExportState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly progress: ExchangeProgress | null }
  | { readonly status: 'failed'; readonly reason: ExchangeFailure };

export interface Exporting {
  readonly state: ExportState;
  /** True when the file is where the person wanted it. */
  readonly start: (job: ExportJob, comments: readonly ExportedComment[]) => Promise<boolean>;
  readonly cancel: () => void;
}

/** Makes one file at a time and says how it went. Leaving the screen calls it off. */
export function useExport(): Exporting {
  const { t } = useTranslation(['exchange', 'common']);
  const client = useClient();
  const { dossierId, view, state: dossier } = useOpenDossier();
  const language = useLanguage();
  const show = useToast();
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const nameOf = (job: ExportJob): string => {
    const report = job.item.reportTitle;
    if ('format' in job) {
      return t(`exchange:fileNames.${job.kind}`, { report, format: job.format });
    }
    const { kind, no } = job.version;
    const version = `${t(`common:versionKinds.${kind}`)}${t('common:versionNo', { no })}`;
    return t(`exchange:fileNames.${job.kind}`, { report, version });
  };

  const taskOf = (job: ExportJob, comments: readonly ExportedComment[]): FileTask | null => {
    if ('format' in job) {
      const table =
        job.kind === 'comments'
          ? commentTable(dossier, comments, job.item)
          : answerTable(dossier, view.memberId, job.item);
      return (
        table &&
        (job.format === 'docx' ? { kind: 'docx', table, pictures: new Map() } : { kind: 'xlsx', table })
      );
    }
    const { file } = job.version;
    const report = {
      url: client.fileUrl(dossierId, file.sha256),
      headers: client.fileHeaders(),
      sha256: file.sha256,
      sizeBytes: file.sizeBytes,
      name: file.name,
    };
    const compilerUnit = dossier.parties.dossier?.compilerUnit ?? '';
    return { kind: job.kind, report, comments, compilerUnit };
  };

  const withItsPictures = async (task: Extract<FileTask, { kind: 'docx' }>): Promise<FileTask> => {
    const wanted = (task.table.pictures?.byRow ?? []).flat();
    return { ...task, pictures: await fetchPictures(client.pictures, dossierId, wanted) };
  };

  const start: Exporting['start'] = async (job, comments) => {
    const task = taskOf(job, comments);
    if (!task || running.current) return false;
    const abort = new AbortController();
    running.current = abort;
    const name = nameOf(job);
    try {
      const saved = await client.saveMade(name, async () => {
        setState({ status: 'running', progress: null });
        const whole = task.kind === 'docx' ? await withItsPictures(task) : task;
        return makeInWorker(whole, (progress) => setState({ status: 'running', progress }), abort.signal);
      });
      setState({ status: 'idle' });
      if (!saved.ok) show({ text: wordFault(language, saved.error), tone: 'danger' });
      else if (saved.value) show({ text: t('exchange:done', { name }), tone: 'success' });
      return saved.ok && saved.value;
    } catch (error) {
      const reason = error instanceof ExchangeError ? error.reason : 'unexpected';
      setState(reason === 'cancelled' ? { status: 'idle' } : { status: 'failed', reason });
      return false;
    } finally {
      running.current = null;
    }
  };
  return { state, start, cancel: () => running.current?.abort() };
}

type FileTask = Exclude<ExchangeTask, { kind: 'read' }>;
