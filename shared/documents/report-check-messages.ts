/** What the check of an uploaded report can say. A code never changes its meaning; the list only grows. */
export const REJECTION_CODES = [
  'notFound',
  'accessDenied',
  'notRegularFile',
  'empty',
  'tooLarge',
  'notPdf',
  'encrypted',
  'javascript',
  'xfa',
  'launchAction',
  'truncated',
  'unreadable',
  'noPages',
  'tooManyPages',
  'pageTreeBroken',
  'badPageBox',
  'hugeImage',
  'decompressionBomb',
  'tooComplex',
  'overBudget',
  'checkerFailed',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

export const NOTE_CODES = [
  'embeddedFiles',
  'multimedia',
  'submitForm',
  'remoteGoTo',
  'externalLinks',
  'signed',
  'slowPages',
  'largeImage',
  'noText',
  'fontsNotEmbedded',
  'xrefRepaired',
  'junkBeforeHeader',
  'dataBehindEnd',
  'pageCountMismatch',
  'damagedObjects',
  'oddPageBox',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

export type FindingCode = RejectionCode | NoteCode;

interface Message {
  readonly zh: string;
  readonly en: string;
}

/**
 * For the person who uploaded the file: what is the matter and what to do. Rejections speak to the uploader,
 * notes to the clerk. Shown in the reader's language.
 */
export const REPORT_CHECK_MESSAGES: Readonly<Record<FindingCode, Message>> = {
  notFound: { zh: '找不到该文件，请重新选择后上传。', en: 'The file was not found. Please choose it again.' },
  accessDenied: { zh: '没有读取该文件的权限。', en: 'The file may not be read.' },
  notRegularFile: {
    zh: '所选的不是普通文件，请选择一个 PDF 文件。',
    en: 'This is not a regular file. Please choose a PDF file.',
  },
  empty: {
    zh: '文件是空的（0 字节），请重新导出后上传。',
    en: 'The file is empty (0 bytes). Please export it again.',
  },
  tooLarge: {
    zh: '文件超过大小上限，请压缩图片或将附图分册上传。',
    en: 'The file is over the size limit. Please compress its images or upload the drawings as separate volumes.',
  },
  notPdf: {
    zh: '该文件不是 PDF。请从编辑软件导出为 PDF 后上传。',
    en: 'This is not a PDF. Please export the document as PDF.',
  },
  encrypted: {
    zh: '文件已加密或设有权限密码，专家无法批注。请去除密码和权限限制后上传。',
    en: 'The file is encrypted or restricted by a password. Please remove the password and all restrictions.',
  },
  javascript: {
    zh: '文件内含脚本（JavaScript），不予接收。请用“打印为 PDF”重新生成。',
    en: 'The file contains scripts (JavaScript) and is not accepted. Please produce it anew with “print to PDF”.',
  },
  xfa: {
    zh: '文件是 XFA 动态表单，多数阅读器无法显示。请用“打印为 PDF”重新生成。',
    en: 'The file is an XFA dynamic form, which most readers cannot show. Please produce it anew with “print to PDF”.',
  },
  launchAction: {
    zh: '文件内含启动外部程序的动作，不予接收。请重新生成 PDF。',
    en: 'The file contains actions that start other programs and is not accepted. Please produce the PDF anew.',
  },
  truncated: {
    zh: '文件不完整，可能是传输或导出中断。请重新导出并上传。',
    en: 'The file is incomplete; a transfer or export was probably cut short. Please export and upload it again.',
  },
  unreadable: {
    zh: '文件已损坏，无法打开。请重新导出后上传。',
    en: 'The file is damaged and cannot be opened. Please export it again.',
  },
  noPages: { zh: '文件没有任何页面。', en: 'The file has no pages.' },
  tooManyPages: {
    zh: '文件超过 5000 页，请分册上传。',
    en: 'The file has more than 5,000 pages. Please upload it in volumes.',
  },
  pageTreeBroken: {
    zh: '文件的页面结构已损坏，部分页面无法显示。请重新导出后上传。',
    en: 'The page structure is broken and some pages cannot be shown. Please export the file again.',
  },
  badPageBox: {
    zh: '文件中有尺寸异常的页面（过大、为零或无效）。请检查页面设置后重新导出。',
    en: 'A page has an impossible size (too large, zero or invalid). Please check the page setup and export again.',
  },
  hugeImage: {
    zh: '文件中有像素尺寸异常的图片。请降低扫描分辨率后重新导出。',
    en: 'An image in the file has impossible pixel dimensions. Please lower the scan resolution and export again.',
  },
  decompressionBomb: {
    zh: '文件中的数据解压后异常庞大，不予接收。请重新导出。',
    en: 'Data in the file unpacks to an abnormal size and is not accepted. Please export it again.',
  },
  tooComplex: {
    zh: '文件结构异常复杂，无法检查。请用“打印为 PDF”重新生成。',
    en: 'The structure of the file is abnormally complex. Please produce it anew with “print to PDF”.',
  },
  overBudget: {
    zh: '检查该文件所需的时间或内存超出限度。请用“打印为 PDF”重新生成，或分册上传。',
    en: 'Checking the file takes too much time or memory. Please produce it anew with “print to PDF” or upload it in volumes.',
  },
  checkerFailed: {
    zh: '检查程序出错，文件尚未接收。请稍后再试。',
    en: 'The check itself failed, so the file was not accepted. Please try again later.',
  },
  embeddedFiles: {
    zh: '内含附件文件，系统不会打开。',
    en: 'Contains attached files; the system will not open them.',
  },
  multimedia: {
    zh: '内含音视频或三维内容，系统不会播放。',
    en: 'Contains audio, video or 3D content; the system will not play it.',
  },
  submitForm: {
    zh: '内含向外提交或导入数据的按钮，系统不会执行。',
    en: 'Contains buttons that submit or import data; the system will not run them.',
  },
  remoteGoTo: {
    zh: '内含指向其他文件的跳转，系统不会打开。',
    en: 'Contains jumps to other files; the system will not open them.',
  },
  externalLinks: {
    zh: '内含网页等外部链接，点击前会先提示。',
    en: 'Contains external links; following one asks first.',
  },
  signed: { zh: '内含数字签名，将原样保存。', en: 'Carries a digital signature and is kept as it is.' },
  slowPages: {
    zh: '部分页面过于复杂，打开会很慢，个别页可能显示不出来。建议请编制单位简化图形后重新导出。',
    en: 'Some pages are so complex that they open slowly or not at all. Consider asking for a simpler export.',
  },
  largeImage: {
    zh: '内含超过一亿像素的图片，阅读时这张图显示为空白。请让编制单位降低扫描分辨率后重新导出。',
    en: 'A picture has over a hundred million pixels and stays blank when read. Ask for an export at a lower scan resolution.',
  },
  noText: {
    zh: '全文没有可检索的文字（可能是扫描件），无法搜索或引用原文。',
    en: 'Has no searchable text, probably a scan: it cannot be searched or quoted.',
  },
  fontsNotEmbedded: {
    zh: '部分字体未嵌入，显示可能与原稿有出入。',
    en: 'Some fonts are not embedded; the display may differ from the original.',
  },
  xrefRepaired: {
    zh: '文件的内部索引有误，已按内容修复后读取。',
    en: 'The internal index is faulty; it was read by repairing it.',
  },
  junkBeforeHeader: { zh: '文件开头有多余数据。', en: 'There is stray data before the start of the file.' },
  dataBehindEnd: {
    zh: '文件结尾之后还附有其他数据，系统不会使用。',
    en: 'Other data follows the end of the document; the system does not use it.',
  },
  pageCountMismatch: {
    zh: '文件标示的页数与实际页数不一致，以实际页数为准。',
    en: 'The stated number of pages differs from the actual one; the actual number counts.',
  },
  damagedObjects: {
    zh: '文件中有少量损坏的内容，请核对显示是否完整。',
    en: 'Some content of the file is damaged; please check that it shows completely.',
  },
  oddPageBox: {
    zh: '有页面的尺寸写法不规范，已按常规理解。',
    en: 'A page states its size in an unusual way; it is read in the usual sense.',
  },
};
