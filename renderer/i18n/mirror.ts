/** The shape of a Chinese catalogue with other words in it; `…_one` forms may be added where English needs them. */
export type Mirror<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Mirror<T[K]>;
} & { readonly [K in `${string}_one`]?: string };
