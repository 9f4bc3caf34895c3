/** Of the message by which the worker says that an image is larger than any that is shown. pdf.js passes it over. */
export const IMAGE_LEFT_OUT = 'imageLeftOut';

export function isImageLeftOut(message: unknown): boolean {
  return typeof message === 'object' && message !== null && IMAGE_LEFT_OUT in message;
}
