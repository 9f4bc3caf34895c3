/** The one origin pages of this app have. */
export const SCHEME = 'app';
export const HOST = 'bundle';
export const START_URL = `${SCHEME}://${HOST}/`;

export function isOwnUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === '';
}

/** A place where a page of the app may be: everything of ours but the bytes of reports. */
export function isOwnPage(text: string): boolean {
  return isOwnUrl(text) && !new URL(text).pathname.startsWith('/blob/');
}
