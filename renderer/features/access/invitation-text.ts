export interface Invitation {
  readonly code: string;
  /** From a pasted link; null from a bare code. */
  readonly hubUrl: string | null;
}

/** Reads what a person pastes: a code, or the whole link with words around it. */
export function readInvitation(text: string): Invitation | null {
  const link = /(https?:\/\/[^\s#]+?)\/?#\/join\/([A-Za-z0-9-]+)/.exec(text);
  if (link?.[1] && link[2]) return { code: link[2], hubUrl: link[1] };
  const code = text.trim();
  return /^[A-Za-z0-9][A-Za-z0-9 -]{5,}$/.test(code)
    ? { code: code.replaceAll(' ', '-'), hubUrl: null }
    : null;
}
