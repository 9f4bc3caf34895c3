import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuAct } from '#renderer/ui/ActMenu.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import type { ExportJob } from './export-job.ts';
import { ExportSheet } from './ExportSheet.tsx';

/** 导出: the files that can be had here. */
export function ExportMenu({ jobs }: { readonly jobs: readonly ExportJob[] }): ReactNode {
  const { t } = useTranslation('exchange');
  const [job, setJob] = useState<ExportJob | null>(null);
  const acts = jobs.map((each): MenuAct => {
    const format = 'format' in each ? each.format : each.kind === 'copy' ? 'pdf' : 'xfdf';
    const label = t('act', { kind: t(`kinds.${each.kind}`), format: t(`formats.${format}`) });
    return {
      key: `${each.kind}.${format}`,
      label: each.kind === 'copy' || each.kind === 'xfdf' ? t(`kinds.${each.kind}`) : label,
      run: () => setJob(each),
    };
  });
  return (
    <>
      <MenuButton icon={Download} size="small" label={t('menu')} acts={acts} />
      {job && (
        <ExportSheet
          key={`${job.kind}${'format' in job ? job.format : ''}`}
          job={job}
          onClose={() => setJob(null)}
        />
      )}
    </>
  );
}
