export const revision = {} as const;
