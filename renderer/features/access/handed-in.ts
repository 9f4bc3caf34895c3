/**
 * Codes this page has just handed in. Signing in changes the screen under the invitation's address before the
 * dossier opens; a used code is not asked after once more.
 */
export const handedIn = new Set<string>();
