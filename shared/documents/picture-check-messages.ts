/** What the check of an uploaded picture can say. A code never changes its meaning; the list only grows. */
export const PICTURE_CODES = [
  'unreadableFile',
  'pictureTooLarge',
  'notAPicture',
  'tooManyPixels',
  'animatedPicture',
  'pictureHoldsMore',
  'damagedPicture',
  'pictureOverBudget',
  'pictureCheckFailed',
] as const;
export type PictureCode = (typeof PICTURE_CODES)[number];

/** For the person who added the picture: what is the matter and what to do. */
export const PICTURE_CHECK_MESSAGES: Readonly<
  Record<PictureCode, { readonly zh: string; readonly en: string }>
> = {
  unreadableFile: {
    zh: '图片文件读不出来，请重新添加。',
    en: 'The picture file cannot be read. Please add it again.',
  },
  pictureTooLarge: {
    zh: '图片超过 8 MB，请截取要说明的部分。',
    en: 'The picture is larger than 8 MB. Please cut out the part you mean.',
  },
  notAPicture: {
    zh: '这不是 PNG、JPEG 或 WebP 图片。',
    en: 'This is not a PNG, JPEG or WebP picture.',
  },
  tooManyPixels: {
    zh: '图片像素过多（最多 2400 万像素，边长 8000），请缩小后再添加。',
    en: 'The picture has too many pixels (at most 24 million, 8,000 a side). Please make it smaller.',
  },
  animatedPicture: {
    zh: '动图不能作为意见图片，请截取其中一幅。',
    en: 'An animation cannot go with a comment. Please take one still of it.',
  },
  pictureHoldsMore: {
    zh: '图片里夹带了画面以外的内容（如拍摄地点），请用本软件重新添加。',
    en: 'The picture holds more than its pixels (such as where it was taken). Please add it again with this program.',
  },
  damagedPicture: {
    zh: '图片不完整或已损坏，请重新截图或另存后再添加。',
    en: 'The picture is incomplete or damaged. Please take or save it anew.',
  },
  pictureOverBudget: {
    zh: '图片检查用时过长，未予接收，请另存后再添加。',
    en: 'Checking the picture took too long and it was not accepted. Please save it anew.',
  },
  pictureCheckFailed: {
    zh: '图片暂时没有检查成，请稍后重新添加。',
    en: 'The picture could not be checked just now. Please add it again later.',
  },
};
