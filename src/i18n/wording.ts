/** The shape of a dictionary without its literal texts: a sentence stays a sentence, a function keeps its arguments. */
export type Wording<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Wording<T[K]> };
