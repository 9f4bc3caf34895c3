/** What each build target writes, as paths from the repository's root. */
export const ALL_OUTPUTS: readonly string[];
