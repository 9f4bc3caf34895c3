/** What each build target writes, as paths from the repository's root. */
export const ALL_OUTPUTS: readonly string[];

/** Builds what changed since the last build, in this order. */
export function buildTargets(
  names: readonly string[],
  options?: { readonly force?: boolean; readonly log?: (line: string) => void },
): Promise<void>;
