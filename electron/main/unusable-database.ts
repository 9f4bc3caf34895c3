import { app, dialog, shell } from 'electron';
import type { UnusableReason } from '#shared/protocol/ipc/envelope.ts';
import { putAside } from './put-aside.ts';

const WORDS = {
  zh: {
    message: '打不开本机的工作数据',
    detail: {
      newer: '这份数据由更新版本的云评写成。请安装最新版本后再打开；数据没有改动。',
      damaged:
        '数据文件已损坏，可能是磁盘故障或被其他程序改动。可以把它另存，再从评审中心重新取回案卷；已送达的意见都在中心，没有送出的文字留在另存的文件里。',
      noAccess: '没有读写数据文件的权限，或文件被其他程序占用。请检查文件夹的权限，再重试。',
      noSpace: '磁盘已满。请腾出一些空间，再重试；数据没有改动。',
    },
    retry: '重试',
    anew: '另存旧数据，重新开始',
    folder: '打开数据文件夹',
    quit: '退出',
  },
  en: {
    message: 'The working data on this machine cannot be opened',
    detail: {
      newer:
        'A newer version of Yunping wrote this data. Install the newest version and open it again; nothing was changed.',
      damaged:
        'The data file is damaged, perhaps by a disk fault or another program. It can be put aside and your dossiers fetched from the hub again: comments that were delivered are there, text that was never sent stays in the file put aside.',
      noAccess:
        'The data file may not be read or written, or another program holds it. Check the permissions of its folder, then try again.',
      noSpace: 'The disk is full. Free some space, then try again; nothing was changed.',
    },
    retry: 'Try again',
    anew: 'Put the old data aside and begin anew',
    folder: 'Open the data folder',
    quit: 'Quit',
  },
} as const;

/** Says what is wrong with the database and does what the person chooses (DE12). Resolves when it may be tried again. */
export async function askAboutDatabase(reason: UnusableReason, dataDir: string): Promise<void> {
  const words = app.getLocale().startsWith('zh') ? WORDS.zh : WORDS.en;
  const choices = [
    { label: words.retry, isFor: reason !== 'newer' },
    { label: words.anew, isFor: reason === 'damaged' },
    { label: words.folder, isFor: true },
    { label: words.quit, isFor: true },
  ].filter(({ isFor }) => isFor);
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: '云评',
      message: words.message,
      detail: `${words.detail[reason]}\n\n${dataDir}`,
      buttons: choices.map(({ label }) => label),
      defaultId: 0,
      cancelId: choices.length - 1,
      noLink: true,
    });
    const chosen = choices[response]?.label;
    if (chosen === words.retry) return;
    if (chosen === words.anew) {
      putAside(dataDir, new Date());
      return;
    }
    if (chosen !== words.folder) {
      app.quit();
      await new Promise(() => undefined); // nothing more is to be tried
    }
    await shell.openPath(dataDir);
  }
}
